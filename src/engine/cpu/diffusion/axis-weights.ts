/** What lies beyond the two ends of an axis. */
export type EndKind = "no-flux" | "periodic" | "value";

/**
 * Geometry of the diffusion operator along one axis of one level (docs/numerics.md, "Grid"): cell i
 * couples to i - 1 with `minus[i]` and to i + 1 with `plus[i]`, before the factor r.
 */
export interface AxisWeights {
  readonly cells: number;
  /** Distance in the array between neighbours along this axis. */
  readonly stride: number;
  /** Width of the last cell, in units of the others'. */
  readonly lastWidth: number;
  readonly low: EndKind;
  readonly high: EndKind;
  readonly minus: Float64Array;
  readonly plus: Float64Array;
  /** Cells 1 .. interiorEnd - 1 have both weights 1 and both neighbours in place. */
  readonly interiorEnd: number;
}

/** Weights w-, w+ of every cell; a no-flux wall has 0, a wall of fixed value 2/v^2. */
export function axisWeights(
  cells: number,
  stride: number,
  lastWidth: number,
  low: EndKind,
  high: EndKind,
): AxisWeights {
  const minus = new Float64Array(cells);
  const plus = new Float64Array(cells);
  const width = (i: number): number => (i === cells - 1 ? lastWidth : 1);
  for (let i = 0; i < cells; i++) {
    minus[i] =
      i > 0
        ? pairWeight(width(i), width(i - 1))
        : endWeight(low, width(0), width(cells - 1), cells);
    plus[i] =
      i < cells - 1
        ? pairWeight(width(i), width(i + 1))
        : endWeight(high, width(cells - 1), width(0), cells);
  }
  const interiorEnd = Math.max(1, lastWidth === 1 ? cells - 1 : cells - 2);
  return { cells, stride, lastWidth, low, high, minus, plus, interiorEnd };
}

/** Whether anything flows along this axis at all. */
export function isCoupled(axis: AxisWeights): boolean {
  return axis.cells > 1 || axis.low === "value" || axis.high === "value";
}

function pairWeight(own: number, other: number): number {
  return 2 / (own * (own + other));
}

function endWeight(kind: EndKind, own: number, opposite: number, cells: number): number {
  if (kind === "value") return 2 / (own * own);
  if (kind === "periodic" && cells > 1) return pairWeight(own, opposite);
  return 0;
}
