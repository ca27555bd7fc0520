import type { Design } from "./design.ts";
import { randomOrder, randomSequence, randomStreams } from "./random.ts";
import { requireSeed, requireWhole } from "./require-whole.ts";

/** Above this the place of a point within its stratum would be lost to rounding. */
const MOST_POINTS = 2 ** 20;

/**
 * A Latin hypercube: each of the `count` equal strata of every dimension holds one point, uniform
 * within it (M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21, 239, 1979). Takes
 * 8 bytes per point and dimension.
 */
export function latinHypercube(dimensions: number, count: number, seed: number): Design {
  requireWhole("dimensions", dimensions, 1, MOST_POINTS);
  requireWhole("count", count, 1, MOST_POINTS);
  requireSeed(seed);
  const random = randomSequence(seed, randomStreams.latinHypercube);
  const axes = Array.from({ length: dimensions }, () =>
    Float64Array.from(
      randomOrder(random, count),
      (stratum) => (stratum + random.uniform()) / count,
    ),
  );
  return {
    dimensions,
    count,
    point: (index) => {
      requireWhole("index", index, 0, count - 1);
      return axes.map((axis) => axis[index] as number);
    },
  };
}
