import { join } from "node:path";
import { loadPreset } from "../../src/cli/load-preset.ts";
import { claimsOf } from "../../src/cli/sweep/claims-of.ts";
import { type PresetSource, readPresetSource } from "../../src/cli/sweep/read-plan.ts";
import { gridShape } from "../../src/model/grid.ts";
import { checkScenario } from "../../src/observe/check-scenario.ts";
import type { Preset } from "../../src/preset/preset.ts";
import type { PresetFile } from "../../src/preset/preset-schema.ts";
import { type KeptOptions, planKept, runKept } from "../kept-sweep.ts";
import type { Runs } from "./decisive.ts";
import { planOf, type Stage } from "./stages.ts";

export const sensitivityFolder = "bench/results/sensitivity";

/** A preset whose sensitivity is asked. */
export interface Subject {
  readonly name: string;
  readonly preset: Preset;
  readonly source: PresetSource;
  /** Positions of the claims that its story is about in the first place. */
  readonly headlines: readonly number[];
}

export interface StageOptions extends KeptOptions {
  /** Voxels along the longer side; absent: those of the preset's check. */
  readonly grid?: string;
}

/** Of claims that none is marked as headline, as many are taken from the first on. */
const usualHeadlines = 3;

export function headlinesOf({ claims = [] }: PresetFile): readonly number[] {
  const marked = claims.flatMap(({ headline }, at) => (headline === true ? at : []));
  return marked.length > 0 ? marked : [...claims.keys()].slice(0, usualHeadlines);
}

/** A shipped preset or a file. Throws CliError 65. */
export async function readSubject(named: string): Promise<Subject> {
  const source = await readPresetSource(named);
  const preset = await loadPreset(named);
  return { name: source.name, preset, source, headlines: headlinesOf(preset.file) };
}

/** Its preset with these claims alone, so that only their control runs are done. */
export function withClaims({ source }: Subject, kept: readonly number[]): PresetSource {
  const file = source.file as PresetFile;
  return { name: source.name, file: { ...file, claims: kept.map((at) => file.claims![at]!) } };
}

/** Does the runs of a stage that are not there yet; all of them in their order. */
export async function runStage(
  folderName: string,
  source: PresetSource,
  preset: Preset,
  stage: Stage,
  options: StageOptions,
): Promise<Runs> {
  const { name } = source;
  const title = `${name}: ${folderName}`;
  const plan = planOf(name, title, stage, askedGrid(preset, options.grid));
  const folder = await planKept(join(sensitivityFolder, name, folderName), plan, source);
  await runKept(folder, options);
  const runs: Runs[number][] = [];
  const { presets } = await folder.sweep();
  const { claims } = presets[0]!.family.resolve();
  for await (const { id } of folder.lines()) {
    const result = await folder.result(id);
    runs.push(result === undefined ? undefined : claimsOf(result, claims));
  }
  return runs;
}

/** What the runs of a subject are computed on, voxels per axis. */
export function gridOf({ preset }: Subject, { grid }: StageOptions): readonly number[] {
  return askedGrid(preset, grid) ?? gridShape(checkScenario(preset).grid);
}

/** So many voxels along the longer side, the others in proportion. */
function askedGrid({ scenario }: Preset, asked: string | undefined): readonly number[] | undefined {
  if (asked === undefined) return undefined;
  const { nx, ny, nz, dimensions } = scenario.grid;
  const sides = [nx, ny, nz].slice(0, dimensions);
  return sides.map((side) => Math.round((Number(asked) * side) / Math.max(...sides)));
}
