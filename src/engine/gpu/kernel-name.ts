import type { KernelFile, KernelRef } from "./kernel-list.ts";

/** What a kernel can be compiled for; see shaders/lib/kind.wgsl. */
const kinds = {
  first: "IS_FIRST",
  finest: "IS_FINEST",
  after: "IS_AFTER",
  whole: "IS_WHOLE",
  second: "IS_SECOND",
  limited: "IS_LIMITED",
  closes: "CLOSES",
  opens: "OPENS",
  remembers: "REMEMBERS",
  prepares: "PREPARES",
} as const;

export type Kind = keyof typeof kinds;

/** A kernel's name taken apart: its file, its kinds and, of one for an observable alone, that one's index. */
export interface KernelName {
  readonly file: KernelFile;
  readonly kinds: readonly Kind[];
  /** -1: not of a certain observable. */
  readonly observable: number;
}

/** "diffusion/precondition-down", and ":first+finest" behind it for the kind that holds where all of these do. */
export function kernelOfKind(
  file: KernelFile,
  holds: Partial<Readonly<Record<Kind, boolean>>>,
): KernelRef {
  const those = (Object.keys(kinds) as Kind[]).filter((kind) => holds[kind] === true);
  return those.length === 0 ? file : `${file}:${those.join("+")}`;
}

export function readKernelName(name: KernelRef): KernelName {
  const [before = "", observable = "-1"] = name.split("#");
  const [file = "", words = ""] = before.split(":");
  const all = Object.keys(kinds) as Kind[];
  return {
    file: file as KernelFile,
    kinds: all.filter((kind) => words.split("+").includes(kind)),
    observable: Number(observable),
  };
}

/** The text that takes the place of shaders/lib/kind.wgsl. */
export function emitKind(holds: readonly Kind[]): string {
  return (Object.keys(kinds) as Kind[])
    .map((kind) => `const ${kinds[kind]}: bool = ${holds.includes(kind)};\n`)
    .join("");
}
