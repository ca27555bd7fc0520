import { moduleLibrary } from "../../src/biology/module-library.ts";
import { rooms } from "../../src/biology/rooms.ts";
import type { ModuleDescription } from "../../src/model/description.ts";
import type { Model } from "../../src/model/model.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "./open-engines.ts";

const DAY = 1440;

const modulesOf = (room: string) => rooms.find(({ name }) => name === room)!.modules;
const immuneModules = new Set(
  ["myeloid", "lymphoid"].flatMap((room) => modulesOf(room).map(({ name }) => name)),
);
const tumorFields = new Set(modulesOf("tumor").flatMap(({ fields }) => Object.keys(fields ?? {})));

/** What inflames tissue at the start beside tumor: bacteria. */
const wounds = new Set(["microbiota"]);

interface Entry {
  readonly field?: string;
}

/** The shipped presets that have modules of immune cells. */
export async function immunePresets(): Promise<readonly string[]> {
  const names = presetNames();
  const files = await Promise.all(names.map(async (name) => JSON.parse(await presetText(name))));
  const isImmune = (modules: readonly string[] = []) =>
    modules.some((name) => immuneModules.has(name));
  return names.filter((_, index) => isImmune(files[index].modules));
}

export interface RestPlan {
  /** Voxels along each side. */
  readonly grid: number;
  /** Such as "2 h"; the preset's own if none is given. */
  readonly step?: string;
  /** When to look. */
  readonly days: readonly number[];
  /** Other modules than the shipped ones. */
  readonly library?: readonly ModuleDescription[];
}

/** The text of a shipped preset without its tumor, its wounds and its treatments. */
export async function withoutTumor(name: string, { grid, step }: RestPlan): Promise<string> {
  const preset = JSON.parse(await presetText(name));
  const { claims: _, interventions: __, breakages: ___, ...file } = preset;
  const isTissue = ({ field = "" }: Entry) => !tumorFields.has(field) && !wounds.has(field);
  return JSON.stringify({
    ...file,
    initial: (file.initial ?? []).filter(isTissue),
    domain: { ...file.domain, grid: file.domain.size.map(() => grid) },
    time: { ...file.time, step: step ?? file.time.step },
  });
}

/** What tissue holds at one time. */
export interface Holding {
  readonly day: number;
  /** By the module that the cells belong to: the sum of its populations, mean over the tissue. */
  readonly cells: Readonly<Record<string, number>>;
  /** Of each field and observable, over the tissue. */
  readonly mean: Readonly<Record<string, number>>;
  readonly most: Readonly<Record<string, number>>;
}

/** A run of a preset's tissue without its tumor. */
export interface Rest {
  readonly parameters: Readonly<Record<string, number>>;
  /** At the times of the plan. */
  readonly holdings: readonly Holding[];
}

export async function restOf(name: string, plan: RestPlan): Promise<Rest> {
  const { library = moduleLibrary, days } = plan;
  const { scenario } = await readPreset(await withoutTumor(name, plan), { library, name });
  const engine = await openCpuEngine(scenario);
  const holdings: Holding[] = [];
  for (const day of days) {
    while ((await engine.advance(256, day * DAY)) > 0);
    const { fields, observables } = await engine.measure();
    const all = Object.entries({ ...fields, ...observables });
    const mean = Object.fromEntries(all.map(([key, statistics]) => [key, statistics.mean]));
    const most = Object.fromEntries(all.map(([key, statistics]) => [key, statistics.max]));
    holdings.push({ day, cells: cellsOf(scenario.model, mean), mean, most });
  }
  engine.dispose();
  return { parameters: scenario.parameters, holdings };
}

function cellsOf(model: Model, mean: Readonly<Record<string, number>>) {
  const cells: Record<string, number> = {};
  for (const { name, kind, origin } of model.fields) {
    if (kind !== "population" || !immuneModules.has(origin)) continue;
    cells[origin] = (cells[origin] ?? 0) + (mean[name] ?? 0);
  }
  return cells;
}
