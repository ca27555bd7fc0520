import type { Design } from "./design.ts";
import { randomSequence, randomStreams } from "./random.ts";
import { requireSeed, requireWhole } from "./require-whole.ts";
import { sobolDimensions, sobolDirections } from "./sobol-directions.ts";

const MOST_POINTS = 2 ** 32;

export interface SobolOptions {
  /** Scrambles the sequence. Without it the points are those that are published, the first one 0. */
  readonly seed?: number;
  /** How many points of the sequence are left out before the first. */
  readonly skip?: number;
}

/**
 * Points of a Sobol sequence in the order of the Gray code (I. A. Antonov and V. M. Saleev, USSR
 * Comput. Math. Math. Phys. 19, 252, 1980), as in the programs of Joe and Kuo and in SciPy. Numbers of
 * points that are powers of 2 are best: only these have the same number of points in every dyadic
 * interval. With a seed the digits of each dimension are scrambled by a random lower triangular
 * matrix and a random shift (J. Matoušek, J. Complexity 14, 527, 1998), which keeps that property and
 * makes each point uniform.
 */
export function sobolPoints(
  dimensions: number,
  count: number,
  { seed, skip = 0 }: SobolOptions = {},
): Design {
  requireWhole("dimensions", dimensions, 1, sobolDimensions);
  requireWhole("count", count, 1, MOST_POINTS);
  requireWhole("skip", skip, 0, MOST_POINTS - count);
  const directions = Array.from({ length: dimensions }, (_, dimension) =>
    sobolDirections(dimension),
  );
  const shifts = seed === undefined ? new Uint32Array(dimensions) : scramble(directions, seed);
  return {
    dimensions,
    count,
    point: (index) => {
      requireWhole("index", index, 0, count - 1);
      const place = skip + index;
      const gray = place ^ (place >>> 1);
      return directions.map(
        (axis, dimension) => combine(axis, gray, shifts[dimension] as number) / 2 ** 32,
      );
    },
  };
}

/** `start` and the vectors at the digits of `choice` that are 1 (the lowest first), added without carries. */
function combine(vectors: Uint32Array, choice: number, start: number): number {
  let sum = start;
  for (let rest = choice, k = 0; rest !== 0; rest >>>= 1, k++) {
    if (rest & 1) sum ^= vectors[k] as number;
  }
  return sum >>> 0;
}

/** Multiplies the direction numbers by a random matrix for each dimension; returns a shift for each. */
function scramble(directions: readonly Uint32Array[], seed: number): Uint32Array {
  requireSeed(seed);
  const random = randomSequence(seed, randomStreams.sobolScramble);
  return Uint32Array.from(directions, (axis) => {
    // Column k of the matrix has a 1 in row k and random digits below; rows count from the first
    // binary digit, which is the highest bit, whereas `combine` counts from the lowest.
    const columns = Uint32Array.from(axis, (_, bit) => {
      const diagonal = 2 ** bit;
      return diagonal + (random.bits() & (diagonal - 1));
    });
    axis.forEach((direction, k) => {
      axis[k] = combine(columns, direction, 0);
    });
    return random.bits();
  });
}
