import { EngineError } from "../engine-error.ts";

const found = import.meta.glob<string>("../../../shaders/**/*.wgsl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Every file of shaders/ by its path without ending, "diffusion/smooth". */
const files: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, text]) => [
    path.replace(/^.*shaders\//, "").replace(/\.wgsl$/, ""),
    text,
  ]),
);

/** A kernel with all that it uses, and where each of its lines comes from. */
export interface ShaderSource {
  readonly name: string;
  readonly code: string;
  /** "diffusion/smooth.wgsl:14" for a line (1-based) of the code. */
  place(line: number): string;
}

/** Names of the kernels: the files with an entry point. */
export function kernelNames(): readonly string[] {
  return [...files].filter(([, text]) => text.includes("@compute")).map(([name]) => name);
}

/** A file as it is. Throws EngineError if there is none. */
export function shaderText(name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new EngineError(`There is no shader shaders/${name}.wgsl.`);
  return text;
}

/**
 * A kernel and, once each, the files that its `//! uses: lib/grid, lib/response` lines name, and
 * theirs (WGSL's module scope has no order). `replacements`: texts that take the place of stubs
 * such as lib/model-hooks. Throws EngineError for a name that there is no file for.
 */
export function assembleShader(
  name: string,
  replacements: Readonly<Record<string, string>> = {},
): ShaderSource {
  const parts: { readonly name: string; readonly lines: readonly string[] }[] = [];
  const waiting = [name];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const part = next;
    if (parts.some((known) => known.name === part)) continue;
    const text = replacements[part] ?? shaderText(part);
    parts.push({ name: part, lines: text.split("\n") });
    waiting.push(...usedBy(text));
  }
  return {
    name,
    code: parts.flatMap((part) => part.lines).join("\n"),
    place: (line) => placeOf(parts, line),
  };
}

function usedBy(text: string): string[] {
  return [...text.matchAll(/^\/\/! uses: (.*)$/gm)].flatMap((match) =>
    match[1]!.split(",").map((used) => used.trim()),
  );
}

function placeOf(
  parts: readonly { readonly name: string; readonly lines: readonly string[] }[],
  line: number,
): string {
  let rest = line;
  for (const part of parts) {
    if (rest <= part.lines.length) return `${part.name}.wgsl:${rest}`;
    rest -= part.lines.length;
  }
  return `line ${line}`;
}

/** Compiles a shader; throws EngineError with the compiler's messages and their places. */
export async function compileShader(
  device: GPUDevice,
  source: ShaderSource,
): Promise<GPUShaderModule> {
  device.pushErrorScope("validation");
  const module = device.createShaderModule({ label: source.name, code: source.code });
  const [{ messages }] = await Promise.all([module.getCompilationInfo(), device.popErrorScope()]);
  const errors = messages.filter((message) => message.type === "error");
  if (errors.length > 0) {
    const list = errors.map((error) => `${source.place(error.lineNum)}: ${error.message}`);
    throw new EngineError(`The shader ${source.name} does not compile.\n${list.join("\n")}`);
  }
  return module;
}
