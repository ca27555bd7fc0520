import type { AxisInterpolation } from "./axis-interpolation.ts";
import type { AxisWeights } from "./axis-weights.ts";

/** How the cells of a level count in the mean of their parent, along one axis. */
export interface AxisRestriction {
  /** Cells per parent: 2, or 1 where the axis is not coarsened. */
  readonly span: 1 | 2;
  /** Share of the parent's width, for coefficients. */
  readonly share: Float64Array;
  /** The same for residuals, except beside a wall of fixed value, see `wallDamping`. */
  readonly residualShare: Float64Array;
  /** Cells 2 .. regularEnd - 1 have both shares 1/2. */
  readonly regularEnd: number;
}

/**
 * Beside a wall of fixed value a residual counts less, by this share of what the interpolation of
 * the correction loses there: the coarse grid, whose wall is farther away, would answer it up to
 * twice as strongly on every level. Measured: without it a cycle from zero ends 5 times the solution
 * away, with all of it the cycle contracts by 0.25 only; at 0.7 by 0.15, from zero too.
 */
const wallDamping = 0.7;

export function axisRestriction(
  fine: AxisWeights,
  coarse: AxisWeights,
  interpolation: AxisInterpolation,
): AxisRestriction {
  const n = fine.cells;
  const span = coarse.cells < n ? 2 : 1;
  const share = Float64Array.from({ length: n }, (_, i) =>
    span === 1 ? 1 : childShare(n, fine.lastWidth, i),
  );
  const residualShare = share.slice();
  const damped = (i: number): number => {
    const kept = interpolation.weightLower[i]! + interpolation.weightUpper[i]!;
    return share[i]! * (1 - wallDamping * (1 - kept));
  };
  if (span === 2 && fine.low === "value") residualShare[0] = damped(0);
  if (span === 2 && fine.high === "value") residualShare[n - 1] = damped(n - 1);
  const regularEnd = span === 1 ? 0 : Math.max(2, 2 * (coarse.cells - 1));
  return { span, share, residualShare, regularEnd };
}

function childShare(cells: number, lastWidth: number, i: number): number {
  const sibling = i ^ 1;
  if (sibling >= cells) return 1;
  const width = i === cells - 1 ? lastWidth : 1;
  return width / (width + (sibling === cells - 1 ? lastWidth : 1));
}
