import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { moduleLibrary } from "../../biology/module-library.ts";
import { TextError } from "../../data/decode-text.ts";
import { ModelError } from "../../model/error.ts";
import { didYouMean } from "../../model/suggest.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { presetText, shippedNames } from "../../preset/preset-library.ts";
import { readPresetFamily } from "../../preset/read-preset.ts";
import { planSchema } from "../../sweep/plan-schema.ts";
import { Sweep, type SweepPreset } from "../../sweep/sweep.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { readTextFile } from "../read-text-file.ts";

/** A preset of a sweep as JSON, with the pictures and arrays that it names in it. */
export interface PresetSource {
  readonly name: string;
  readonly file: unknown;
}

/** A plan and all that its runs need. */
export interface OpenedPlan {
  /** As it is written. */
  readonly plan: unknown;
  readonly presets: readonly PresetSource[];
  readonly sweep: Sweep;
}

/** Reads sweep.json and the presets that it names. Throws CliError 65 that names every mistake. */
export async function readPlan(path: string): Promise<OpenedPlan> {
  const text = await readTextFile(path).catch((error: Error) => {
    const problem =
      error instanceof TextError
        ? `the plan ${path} ${error.message}`
        : `cannot read the plan ${path}: ${error.message}`;
    throw new CliError(exitCode.badPreset, problem);
  });
  return saidOf(path, async () => {
    const plan = parseJson(text);
    const { presets } = checkShape(planSchema, plan);
    const sources: PresetSource[] = [];
    for (const [index, name] of presets.entries()) {
      sources.push(await readSource(name, dirname(path), `presets[${index}]`));
    }
    return { plan, presets: sources, sweep: await openSweep(plan, sources) };
  });
}

/** The sweep that a plan and its presets are. Throws ModelError. */
export async function openSweep(plan: unknown, sources: readonly PresetSource[]): Promise<Sweep> {
  const presets: SweepPreset[] = [];
  for (const { name, file } of sources) {
    const family = await inPreset(name, () =>
      readPresetFamily(JSON.stringify(file), { library: moduleLibrary, name }),
    );
    presets.push({ name, family });
  }
  return new Sweep(plan, presets);
}

/** A ModelError becomes the command's, with the file that it is about. */
export async function saidOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new CliError(exitCode.badPreset, `${path}: ${error.message}`);
  }
}

/** A preset that a person names on the command line. Throws CliError 65. */
export function readPresetSource(name: string): Promise<PresetSource> {
  return saidOf(name, () => readSource(name, process.cwd(), ""));
}

async function readSource(name: string, folder: string, place: string): Promise<PresetSource> {
  if (shippedNames().includes(name)) return { name, file: JSON.parse(await presetText(name)) };
  const path = resolve(folder, name);
  if (!existsSync(path)) {
    const hint = didYouMean(name, shippedNames()) || "; `milieu list` shows the presets";
    throw new ModelError(place, `there is no preset "${name}" and no such file${hint}`);
  }
  const written = await readTextFile(path).catch((error: Error) => {
    const problem =
      error instanceof TextError
        ? `${path} ${error.message}`
        : `cannot read ${path}: ${error.message}`;
    throw new ModelError(place, problem);
  });
  return inPreset(name, async () => {
    const file = parseJson(written);
    await embedFiles(file, dirname(path));
    return { name: basename(path, ".json"), file };
  });
}

/** Errors of a preset say which one it is. */
async function inPreset<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(name, error.message);
  }
}

const mediaTypes: Readonly<Record<string, string>> = { ".png": "image/png", ".csv": "text/csv" };

/** Pictures and arrays beside the preset go into it, so that the sweep's folder can go anywhere. */
async function embedFiles(file: unknown, folder: string): Promise<void> {
  const entries =
    typeof file === "object" && file !== null && "initial" in file ? file.initial : undefined;
  if (!Array.isArray(entries)) return;
  for (const [index, entry] of entries.entries()) {
    for (const key of ["image", "data"]) {
      const path: unknown = entry?.[key];
      if (typeof path !== "string" || path.startsWith("data:")) continue;
      const type = mediaTypes[extname(path).toLowerCase()] ?? "application/octet-stream";
      const bytes = await readFile(resolve(folder, path)).catch((error: Error) => {
        throw new ModelError(`initial[${index}].${key}`, `cannot be read (${error.message})`);
      });
      entry[key] = `data:${type};base64,${bytes.toString("base64")}`;
    }
  }
}
