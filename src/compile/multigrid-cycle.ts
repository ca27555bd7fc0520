import type { Level } from "./levels.ts";

/** One multigrid cycle as data; both engines interpret the list (docs/numerics.md, "Substrates"). */
export type CycleAction =
  /** Gauss-Seidel update of the cells of one color. `clamp`: the last sweep of the cycle, which
   * also limits unsigned substrates to >= 0. `sweep` counts the sweeps on this visit of the level. */
  | {
      readonly action: "smooth";
      readonly level: number;
      readonly color: number;
      readonly sweep: number;
      readonly clamp: boolean;
    }
  /** Residual, coefficient and diffusion of `level` to `level + 1`, whose guess becomes 0. */
  | { readonly action: "restrict"; readonly level: number }
  /** Adds the correction of `level + 1` to `level`. */
  | { readonly action: "prolong"; readonly level: number };

/** Sweeps on every coarse level on the way up. Level 0 has one before and one after. */
export const coarseSweeps = 3;

/**
 * The sawtooth cycle over `levels`. `periodic`: per axis, whether any substrate is periodic there
 * (an odd periodic axis needs three colors).
 */
export function makeCycle(
  levels: readonly Level[],
  periodic: readonly [boolean, boolean, boolean],
): CycleAction[] {
  const actions: CycleAction[] = [];
  const smooth = (level: number, sweep: number, clamp: boolean) => {
    for (const color of colorOrder(levels[level] as Level, periodic)) {
      actions.push({ action: "smooth", level, color, sweep, clamp });
    }
  };
  const coarsest = levels.length - 1;
  smooth(0, 0, coarsest === 0);
  for (let level = 0; level < coarsest; level++) actions.push({ action: "restrict", level });
  for (let level = coarsest; level > 0; level--) {
    const sweeps = (levels[level] as Level).cellCount === 1 ? 1 : coarseSweeps;
    for (let sweep = 0; sweep < sweeps; sweep++) smooth(level, sweep, false);
    actions.push({ action: "prolong", level: level - 1 });
  }
  if (coarsest > 0) smooth(0, 1, true);
  return actions;
}

/** Colors of a level in the order of the sweep; a single cell has color 0 only. */
export function colorOrder(
  level: Level,
  periodic: readonly [boolean, boolean, boolean],
): readonly number[] {
  if (level.cellCount === 1) return [0];
  return needsThreeColors(level, periodic) ? [1, 2, 0] : [1, 0];
}

/** Whether some periodic axis has an odd number of cells > 1, where two colors would meet. */
export function needsThreeColors(
  level: Level,
  periodic: readonly [boolean, boolean, boolean],
): boolean {
  return periodic.some((wraps, axis) => {
    const n = level.n[axis] as number;
    return wraps && n > 1 && n % 2 === 1;
  });
}
