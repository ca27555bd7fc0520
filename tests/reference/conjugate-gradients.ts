import type { Face } from "./semi-discrete.ts";

/**
 * Solves diagonal x - scale * sum over faces of g (x_j - x_i) = rhs, by conjugate gradients with
 * the diagonal as preconditioner, until the residual (in the norm of the inverse diagonal) is 1e-13
 * of the right side's. Throws if it does not get there: the matrix is singular or nearly so.
 *
 * @param diagonal per voxel, the faces' own share not included; >= 0
 * @param guess where to start
 */
export function conjugateGradients(
  diagonal: Float64Array,
  faces: readonly Face[],
  scale: number,
  rhs: Float64Array,
  guess: Float64Array,
): Float64Array {
  const n = rhs.length;
  const weight = diagonal.slice();
  for (const { a, b, conductance } of faces) {
    weight[a]! += scale * conductance;
    weight[b]! += scale * conductance;
  }
  const image = new Float64Array(n);
  const multiply = (v: Float64Array): void => {
    for (let i = 0; i < n; i++) image[i] = diagonal[i]! * v[i]!;
    for (const { a, b, conductance } of faces) {
      const flow = scale * conductance * (v[a]! - v[b]!);
      image[a]! += flow;
      image[b]! -= flow;
    }
  };
  const size = (v: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += v[i]! === 0 ? 0 : v[i]! ** 2 / weight[i]!;
    return sum;
  };
  const x = guess.slice();
  multiply(x);
  const residual = rhs.map((value, i) => value - image[i]!);
  const goal = 1e-26 * size(rhs);
  let rho = size(residual);
  const direction = residual.map((value, i) => (value === 0 ? 0 : value / weight[i]!));
  for (let round = 0; rho > goal; round++) {
    if (round > 50 * n + 1000 || !Number.isFinite(rho)) {
      throw new Error(
        `conjugate gradients stay at ${Math.sqrt(rho / size(rhs))} of the right side`,
      );
    }
    multiply(direction);
    let curvature = 0;
    for (let i = 0; i < n; i++) curvature += direction[i]! * image[i]!;
    const step = rho / curvature;
    for (let i = 0; i < n; i++) {
      x[i]! += step * direction[i]!;
      residual[i]! -= step * image[i]!;
    }
    const next = size(residual);
    for (let i = 0; i < n; i++) {
      const preconditioned = residual[i]! === 0 ? 0 : residual[i]! / weight[i]!;
      direction[i] = preconditioned + (next / rho) * direction[i]!;
    }
    rho = next;
  }
  return x;
}
