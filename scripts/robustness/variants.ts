import { checkScenario } from "../../src/observe/check-scenario.ts";
import type { Preset } from "../../src/preset/preset.ts";

/** What differs from the setting of `milieu check`; "own": the preset's grid and step are those of the preset. */
export type VariantKind = "check" | "grid" | "step" | "seed" | "own";

/** One setting in which all claims of a preset are checked. */
export interface Variant {
  /** Head of a column: "128 × 128", "step 30 min", "seed 2". */
  readonly label: string;
  readonly kind: VariantKind;
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
    { ...check, kind: "check", label: `${sides.join(" × ")}, ${time.step} min, seed ${seed}` },
    { ...check, kind: "grid", label: finer.join(" × "), grid: finer },
    { ...check, kind: "step", label: `step ${time.step / 2} min`, step: time.step / 2 },
    ...Array.from({ length: OTHER_SEEDS }, (_, i) => seed + 1 + i).map(
      (other): Variant => ({ ...check, kind: "seed", label: `seed ${other}`, seed: other }),
    ),
  ];
}

/** The preset's own grid and step, as `milieu check --full` takes them. */
export function ownVariant({ scenario }: Preset): Variant {
  const { grid, time, seed } = scenario;
  const sides = [grid.nx, grid.ny, grid.nz].slice(0, grid.dimensions);
  const label = `own: ${sides.join(" × ")}, ${time.step} min`;
  return { label, kind: "own", grid: sides, step: time.step, seed };
}

/** The plan of a sweep over these settings that judges every claim (docs/sweeps.md). */
export function planOf(name: string, variants: readonly Variant[]): unknown {
  return {
    format: "milieu-sweep/1",
    title: `Claims of ${name} on other grids, steps and seeds`,
    presets: [name],
    vary: [{ setting: "grid" }, { setting: "step" }, { setting: "seed" }],
    design: {
      type: "list",
      rows: variants.map(({ grid, step, seed }) => ({ grid, step: `${step} min`, seed })),
    },
    outputs: [{ claims: true }],
  };
}
