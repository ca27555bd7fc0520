import type { Design } from "./design.ts";
import { requireWhole } from "./require-whole.ts";
import { sobolDimensions } from "./sobol-directions.ts";
import { sobolPoints } from "./sobol-points.ts";

const MOST_SAMPLES = 2 ** 20;

/**
 * The points from which `sobolIndices` finds which of the varied things an output depends on
 * (A. Saltelli et al., Comput. Phys. Commun. 181, 259, 2010). A base sample is a point of a scrambled
 * Sobol sequence of twice as many dimensions: its first half is A, its second half B. It gives
 * `dimensions` + 2 points, one after the other: A, then A with one coordinate after the other taken
 * from B, then B. Numbers of samples that are powers of 2 are best.
 */
export function saltelliDesign(dimensions: number, samples: number, seed: number): Design {
  requireWhole("dimensions", dimensions, 1, Math.floor(sobolDimensions / 2));
  requireWhole("samples", samples, 1, MOST_SAMPLES);
  const base = sobolPoints(2 * dimensions, samples, { seed });
  const rows = dimensions + 2;
  const count = samples * rows;
  return {
    dimensions,
    count,
    point: (index) => {
      requireWhole("index", index, 0, count - 1);
      const both = base.point(Math.floor(index / rows));
      const row = index % rows;
      if (row === rows - 1) return both.slice(dimensions);
      const point = both.slice(0, dimensions);
      if (row > 0) point[row - 1] = both[dimensions + row - 1] as number;
      return point;
    },
  };
}
