import { createHash } from "node:crypto";
import { checkScenario } from "../../src/observe/check-scenario.ts";
import { planRuns } from "../../src/observe/plan-runs.ts";
import type { Preset } from "../../src/preset/preset.ts";

/** One setting in which all claims of a preset are checked. */
export interface Variant {
  /** Part of a file name. */
  readonly name: string;
  /** Head of a column: "128 × 128", "step 30 min", "seed 2". */
  readonly label: string;
  readonly grid: readonly number[];
  /** min */
  readonly step: number;
  readonly seed: number;
}

const OTHER_SEEDS = 3;
/** Voxels along the longer side of a plane on the fine grid; a solid takes twice its own. */
const FINE = 128;

/** The setting of `milieu check`, a fine grid, half its step, and other seeds. */
export function variantsOf(preset: Preset): readonly Variant[] {
  const { grid, time, seed } = checkScenario(preset);
  const sides = [grid.nx, grid.ny, grid.nz].slice(0, grid.dimensions);
  const check = { grid: sides, step: time.step, seed };
  const factor = sides.length === 3 ? 2 : Math.max(1, FINE / Math.max(...sides));
  const finer = sides.map((side) => Math.round(factor * side));
  return [
    { ...check, name: "check", label: `${sides.join(" × ")}, ${time.step} min, seed ${seed}` },
    { ...check, name: "finer-grid", label: finer.join(" × "), grid: finer },
    { ...check, name: "half-step", label: `step ${time.step / 2} min`, step: time.step / 2 },
    ...Array.from({ length: OTHER_SEEDS }, (_, i) => seed + 1 + i).map((other) => ({
      ...check,
      name: `seed-${other}`,
      label: `seed ${other}`,
      seed: other,
    })),
  ];
}

/** What a person reads of a model, or sees; nothing is computed from it. */
const WORDS = new Set(["title", "label", "note", "source", "evidence", "color", "axes"]);

/**
 * Changes whenever anything of the preset changes that its figures follow from: the composed model
 * with all modules, the start, the interventions, the claims, the setting. The story, labels,
 * sources and colors may change.
 */
export function fingerprintOf(preset: Preset, variant: Variant): string {
  const { scenario, claims } = preset;
  const { grid, step, seed } = variant;
  const figures = (key: string, value: unknown) => (WORDS.has(key) ? undefined : value);
  return createHash("sha256")
    .update(JSON.stringify([scenario, claims, { grid, step, seed }], figures))
    .digest("hex")
    .slice(0, 16);
}

/** How much there is to compute, in voxel steps of a field: only to tell how long it may take. */
export function costOf(preset: Preset, variant: Variant): number {
  const { scenario, claims } = preset;
  const minutes = planRuns(scenario, claims).reduce((sum, run) => sum + run.end, 0);
  const voxels = variant.grid.reduce((product, side) => product * side, 1);
  return (minutes / variant.step) * voxels * scenario.model.fields.length;
}
