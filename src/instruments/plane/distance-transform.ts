import type { Grid } from "../../model/grid.ts";

const FAR = 1e30;

/**
 * For each voxel the exact Euclidean distance (um) from its middle to that of the nearest voxel of a set
 * (`isIn` not 0), on voxels of any spacing; Infinity where the set is empty. Axis by axis the lower envelope
 * of parabolas, in a time that grows with the number of voxels: P. F. Felzenszwalb and D. P. Huttenlocher,
 * "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012), 415-428.
 */
export function distanceTo(isIn: ArrayLike<number>, grid: Grid): Float64Array {
  const { nx, ny, nz, dx, dy, dz } = grid;
  const squares = Float64Array.from({ length: nx * ny * nz }, (_, at) => (isIn[at] ? 0 : FAR));
  const axes = [
    { count: nx, stride: 1, spacing: dx },
    { count: ny, stride: nx, spacing: dy },
    { count: nz, stride: nx * ny, spacing: dz },
  ];
  for (const { count, stride, spacing } of axes) {
    if (count === 1) continue;
    const line = new Envelope(count, spacing);
    for (let begin = 0; begin < squares.length; begin++) {
      if (Math.floor(begin / stride) % count === 0) line.transform(squares, begin, stride);
    }
  }
  return squares.map((square) => (square >= FAR ? Number.POSITIVE_INFINITY : Math.sqrt(square)));
}

/** The lower envelope of the parabolas f(q) + (x - q)^2 over one line of samples. */
class Envelope {
  readonly #count: number;
  readonly #spacing: number;
  readonly #values: Float64Array;
  /** Samples whose parabolas make up the envelope, and where each begins. */
  readonly #roots: Int32Array;
  readonly #begins: Float64Array;

  constructor(count: number, spacing: number) {
    this.#count = count;
    this.#spacing = spacing;
    this.#values = new Float64Array(count);
    this.#roots = new Int32Array(count);
    this.#begins = new Float64Array(count + 1);
  }

  transform(squares: Float64Array, begin: number, stride: number): void {
    const [values, roots, begins, h] = [this.#values, this.#roots, this.#begins, this.#spacing];
    for (let i = 0; i < this.#count; i++) values[i] = squares[begin + i * stride]!;
    let last = -1;
    for (let i = 0; i < this.#count; i++) {
      if (values[i]! >= FAR) continue;
      let from = Number.NEGATIVE_INFINITY;
      while (last >= 0) {
        from = crossing(values, roots[last]!, i, h);
        if (from > begins[last]!) break;
        last--;
      }
      last++;
      roots[last] = i;
      begins[last] = last === 0 ? Number.NEGATIVE_INFINITY : from;
    }
    if (last < 0) return;
    let at = 0;
    for (let i = 0; i < this.#count; i++) {
      while (at < last && begins[at + 1]! < i * h) at++;
      const root = roots[at]!;
      squares[begin + i * stride] = values[root]! + ((i - root) * h) ** 2;
    }
  }
}

/** Where the parabolas of two samples, the first one left of the second, meet. */
function crossing(values: Float64Array, p: number, q: number, h: number): number {
  const [a, b] = [p * h, q * h];
  return (values[q]! + b * b - values[p]! - a * a) / (2 * (b - a));
}

/**
 * Distance (um) of each voxel's middle from the edge of a set, negative inside. The edge lies half a voxel
 * beyond the set's outermost middles. Infinity without a set, -Infinity where it is everywhere.
 */
export function signedDistance(isIn: ArrayLike<number>, grid: Grid): Float64Array {
  const half = Math.min(grid.dx, grid.dy) / 2;
  const outside = distanceTo(isIn, grid);
  const complement = Uint8Array.from({ length: outside.length }, (_, at) => (isIn[at] ? 0 : 1));
  const inside = distanceTo(complement, grid);
  return outside.map((away, at) => (isIn[at] ? half - inside[at]! : away - half));
}
