import type { Grid } from "../../src/model/grid.ts";
import { voxelCount } from "../../src/model/grid.ts";

/** One stage of one substrate: (m + z) u' - L u' = m u + S (docs/numerics.md, "Substrates"). */
export interface StageProblem {
  readonly grid: Grid;
  readonly wraps: boolean;
  /** Length of the stage (min) and D (um^2/min) per voxel. */
  readonly dt: number;
  readonly D: ArrayLike<number>;
  readonly z: ArrayLike<number>;
  readonly S: ArrayLike<number>;
  readonly u: ArrayLike<number>;
}

/** Its solution by Cholesky's factors in double precision, written out face by face, and U. */
export function solveStage(problem: StageProblem): { solution: Float64Array; bound: number } {
  const { grid, z, S, u } = problem;
  const n = voxelCount(grid);
  const diagonal = new Float64Array(n);
  const rhs = new Float64Array(n);
  let bound = 0;
  for (let i = 0; i < n; i++) {
    const m = z[i]! === 0 ? 1 : z[i]! / Math.expm1(z[i]!);
    diagonal[i] = m + z[i]!;
    rhs[i] = m * u[i]! + S[i]!;
    bound = Math.max(bound, rhs[i]! / diagonal[i]!);
  }
  const below: Map<number, number>[] = Array.from({ length: n }, () => new Map());
  for (const { a, b, G } of listFaces(problem)) {
    diagonal[a] = diagonal[a]! + G;
    diagonal[b] = diagonal[b]! + G;
    const row = below[Math.max(a, b)]!;
    const column = Math.min(a, b);
    row.set(column, (row.get(column) ?? 0) - G);
  }
  return { solution: solveSkyline(diagonal, below, rhs), bound };
}

function listFaces({ grid, wraps, dt, D }: StageProblem) {
  const { nx, ny, nz, dx, dy, dz } = grid;
  const faces: { a: number; b: number; G: number }[] = [];
  const axes = [
    { n: nx, h: dx, stride: 1 },
    { n: ny, h: dy, stride: nx },
    { n: nz, h: dz, stride: nx * ny },
  ];
  for (const { n, h, stride } of axes) {
    if (n === 1) continue;
    for (let a = 0; a < nx * ny * nz; a++) {
      const index = Math.floor(a / stride) % n;
      if (index === n - 1 && !wraps) continue;
      const b = index === n - 1 ? a - (n - 1) * stride : a + stride;
      const sum = D[a]! + D[b]!;
      faces.push({ a, b, G: sum > 0 ? (dt * 2 * D[a]! * D[b]!) / (sum * h * h) : 0 });
    }
  }
  return faces;
}

/** A x = b for symmetric positive A; rows are kept from their first entry to the diagonal. */
function solveSkyline(
  diagonal: Float64Array,
  below: readonly ReadonlyMap<number, number>[],
  b: Float64Array,
): Float64Array {
  const first = below.map((row, i) => Math.min(i, ...row.keys()));
  const rows = below.map((entries, i) => {
    const row = new Float64Array(i - first[i]! + 1);
    for (const [column, value] of entries) row[column - first[i]!] = value;
    row[i - first[i]!] = diagonal[i]!;
    return row;
  });
  const x = b.slice();
  rows.forEach((row, i) => {
    for (let j = first[i]!; j <= i; j++) {
      const other = rows[j]!;
      const start = Math.max(first[i]!, first[j]!);
      let sum = row[j - first[i]!]!;
      for (let k = start; k < j; k++) sum -= row[k - first[i]!]! * other[k - first[j]!]!;
      row[j - first[i]!] = j < i ? sum / other[j - first[j]!]! : Math.sqrt(sum);
    }
    for (let j = first[i]!; j < i; j++) x[i] = x[i]! - row[j - first[i]!]! * x[j]!;
    x[i] = x[i]! / row[i - first[i]!]!;
  });
  for (let i = x.length - 1; i >= 0; i--) {
    const row = rows[i]!;
    x[i] = x[i]! / row[i - first[i]!]!;
    for (let j = first[i]!; j < i; j++) x[j] = x[j]! - row[j - first[i]!]! * x[i]!;
  }
  return x;
}
