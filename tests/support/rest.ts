import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { rooms } from "../../src/biology/rooms.ts";
import { openCpuEngine } from "../../src/engine/cpu/cpu-engine.ts";
import type { Model } from "../../src/model/model.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

const folder = resolve(import.meta.dirname, "../../presets");
const modulesOf = (name: string) =>
  rooms.find((room) => room.name === name)!.modules.map((module) => module.name);
const immuneModules = new Set([...modulesOf("myeloid"), ...modulesOf("lymphoid")]);
const tumorFields = new Set(
  rooms
    .find((room) => room.name === "tumor")!
    .modules.flatMap(({ fields }) => Object.keys(fields ?? {})),
);

interface Entry {
  readonly field?: string;
}

/** The text of a shipped preset without its tumor, its wounds and its treatments. */
export function withoutTumor(name: string, grid: number, step: string): string {
  const file = JSON.parse(readFileSync(resolve(folder, `${name}.json`), "utf8"));
  const initial = (file.initial ?? []).filter(
    ({ field }: Entry) =>
      field === undefined || (!tumorFields.has(field) && field !== "microbiota"),
  );
  return JSON.stringify({
    ...file,
    initial,
    interventions: [],
    domain: { ...file.domain, grid: file.domain.size.map(() => grid) },
    time: { ...file.time, step },
    claims: [],
  });
}

/** What a tissue holds: the density of each kind of immune cell, and the mean of everything else. */
export interface Holding {
  /** By the module that the cells belong to: the sum of its populations, mean over the tissue. */
  readonly cells: Readonly<Record<string, number>>;
  readonly means: Readonly<Record<string, number>>;
}

/** A tissue at its start and after some days. */
export async function rest(
  name: string,
  { grid, step, days }: { grid: number; step: string; days: number },
): Promise<{ readonly start: Holding; readonly end: Holding }> {
  const text = withoutTumor(name, grid, step);
  const { scenario } = await readPreset(text, { library: moduleLibrary, name });
  const engine = await openCpuEngine(scenario);
  const hold = async (): Promise<Holding> => {
    const measured = await engine.measure();
    const all = { ...measured.fields, ...measured.observables };
    const means = Object.fromEntries(
      Object.entries(all).map(([key, { mean }]) => [key, mean] as const),
    );
    return { cells: cellsOf(scenario.model, means), means };
  };
  const start = await hold();
  while ((await engine.advance(256, days * 1440)) > 0);
  const end = await hold();
  engine.dispose();
  return { start, end };
}

function cellsOf(model: Model, means: Readonly<Record<string, number>>) {
  const cells: Record<string, number> = {};
  for (const { name, kind, origin } of model.fields) {
    if (kind !== "population" || !immuneModules.has(origin)) continue;
    cells[origin] = (cells[origin] ?? 0) + (means[name] ?? 0);
  }
  return cells;
}
