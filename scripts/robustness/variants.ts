import { checkScenario } from "../../src/observe/check-scenario.ts";
import type { Preset } from "../../src/preset/preset.ts";

/** What differs from the setting of `milieu check`; "own": on the preset's own grid. */
export type VariantKind = "check" | "grid" | "step" | "seed" | "own";

/** One setting in which all claims of a preset are checked. */
export interface Variant {
  /** Head of a column: "128 × 128", "step 30 min", "seed 2". */
  readonly label: string;
  readonly kind: VariantKind;
  readonly grid: readonly number[];
  /** min */
  readonly step: number;
  /** Error of a step by which it is chosen, where the check has one. */
  readonly tolerance?: number;
  readonly seed: number;
}

const OTHER_SEEDS = 3;
/** Voxels along the longer side of a plane on the fine grid; a solid takes twice its own. */
const FINE = 128;
/**
 * um; in smaller voxels the steps of a check would hold cells back (they get as far in voxels as substeps
 * follow), and what the grid does would not be told from that. The step goes with the square of the side.
 */
const SMALL_VOXEL = 20;

/**
 * The setting of `milieu check`, a fine grid, half its step, and other seeds. Where steps are chosen by their
 * error, which goes with their square, a quarter of it is tolerated as well.
 */
export function variantsOf(preset: Preset): readonly Variant[] {
  const { grid, time, seed } = checkScenario(preset);
  const sides = [grid.nx, grid.ny, grid.nz].slice(0, grid.dimensions);
  const { step, tolerance } = time;
  const check = { grid: sides, step, ...(tolerance === undefined ? {} : { tolerance }), seed };
  const half = {
    ...check,
    step: step / 2,
    ...(tolerance === undefined ? {} : { tolerance: tolerance / 4 }),
  };
  const factor = sides.length === 3 ? 2 : Math.max(1, FINE / Math.max(...sides));
  const finer = sides.map((side) => Math.round(factor * side));
  const fine = { ...check, step: stepIn(Math.min(grid.dx, grid.dy) / factor, step) };
  const fineLabel = finer.join(" × ");
  return [
    {
      ...check,
      kind: "check",
      label: `${sides.join(" × ")}, ${describeSteps(check)}, seed ${seed}`,
    },
    {
      ...fine,
      kind: "grid",
      label: fine.step === step ? fineLabel : `${fineLabel}, ${describeSteps(fine)}`,
      grid: finer,
    },
    { ...half, kind: "step", label: `step ${describeSteps(half)}` },
    ...Array.from({ length: OTHER_SEEDS }, (_, i) => seed + 1 + i).map(
      (other): Variant => ({ ...check, kind: "seed", label: `seed ${other}`, seed: other }),
    ),
  ];
}

/**
 * The preset's own grid, with the steps of the check, or shorter ones where voxels are small: how far figures move
 * at half the step is told by another variant, and the preset's own steps would take some days of one core.
 */
export function ownVariant(preset: Preset): Variant {
  const { grid, time, seed } = preset.scenario;
  const { step, tolerance } = checkScenario(preset).time;
  const own = {
    kind: "own" as const,
    grid: [grid.nx, grid.ny, grid.nz].slice(0, grid.dimensions),
    step: Math.max(Math.min(step, time.step), stepIn(Math.min(grid.dx, grid.dy), step)),
    ...(tolerance === undefined ? {} : { tolerance }),
    seed,
  };
  return { ...own, label: `own: ${own.grid.join(" × ")}, ${describeSteps(own)}` };
}

/** The step in voxels of a side (um), where `step` is that in large ones; min, whole ones. */
function stepIn(voxel: number, step: number): number {
  return Math.min(step, Math.max(1, Math.round(step * (voxel / SMALL_VOXEL) ** 2)));
}

function describeSteps({ step, tolerance }: Pick<Variant, "step" | "tolerance">): string {
  return tolerance === undefined ? `${step} min` : `≤ ${step} min (error ${tolerance})`;
}

/** The plan of a sweep over these settings that judges every claim (docs/sweeps.md). */
export function planOf(name: string, variants: readonly Variant[]): unknown {
  const hasTolerance = variants.some(({ tolerance }) => tolerance !== undefined);
  const rowOf = ({ grid, step, tolerance, seed }: Variant): unknown => ({
    grid,
    step: `${step} min`,
    ...(hasTolerance ? { tolerance } : {}),
    seed,
  });
  return {
    format: "milieu-sweep/1",
    title: `Claims of ${name} on other grids, steps and seeds`,
    presets: [name],
    vary: [
      { setting: "grid" },
      { setting: "step" },
      ...(hasTolerance ? [{ setting: "tolerance" }] : []),
      { setting: "seed" },
    ],
    design: { type: "list", rows: variants.map(rowOf) },
    outputs: [{ claims: true }],
  };
}
