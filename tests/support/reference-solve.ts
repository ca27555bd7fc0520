import type { Side } from "../../src/model/description.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import type { LinearProblem } from "./linear-solve.ts";

/**
 * The same linear problem solved by conjugate gradients in double precision, from an operator
 * written out face by face, without levels or colors: an independent answer for the multigrid.
 */
export function referenceSolve(problem: LinearProblem): Float64Array {
  const n = voxelCount(problem.grid);
  const apply = operatorOf(problem);
  const b = apply.constant;
  const u = new Float64Array(n);
  const residual = b.slice();
  const direction = b.slice();
  const image = new Float64Array(n);
  let size = dot(residual, residual);
  const goal = 1e-26 * size;
  for (let round = 0; round < 20 * n && size > goal; round++) {
    apply.multiply(direction, image);
    const step = size / dot(direction, image);
    for (let i = 0; i < n; i++) {
      u[i] = u[i]! + step * direction[i]!;
      residual[i] = residual[i]! - step * image[i]!;
    }
    const next = dot(residual, residual);
    for (let i = 0; i < n; i++) direction[i] = residual[i]! + (next / size) * direction[i]!;
    size = next;
  }
  return u;
}

interface Face {
  readonly a: number;
  readonly b: number;
  readonly conductance: number;
}

function operatorOf(problem: LinearProblem) {
  const { grid, coefficient, rhs } = problem;
  const diagonal = Float64Array.from(coefficient);
  const constant = Float64Array.from(rhs);
  const faces: Face[] = [];
  forEachFace(
    grid,
    (voxel, other, h, side) => {
      const D = conductivity(problem, voxel, other);
      const conductance = (problem.dt * D) / (h * h);
      if (other >= 0) {
        faces.push({ a: voxel, b: other, conductance });
      } else if (problem.boundary[side].type === "value") {
        const wall = problem.wall?.[sides.indexOf(side)] ?? 0;
        diagonal[voxel] = diagonal[voxel]! + 2 * conductance;
        constant[voxel] = constant[voxel]! + 2 * conductance * wall;
      }
    },
    problem,
  );
  const multiply = (x: Float64Array, result: Float64Array): void => {
    for (let i = 0; i < x.length; i++) result[i] = diagonal[i]! * x[i]!;
    for (const { a, b, conductance } of faces) {
      const flow = conductance * (x[a]! - x[b]!);
      result[a] = result[a]! + flow;
      result[b] = result[b]! - flow;
    }
  };
  return { multiply, constant };
}

const sides: readonly Side[] = ["left", "right", "bottom", "top", "back", "front"];

/** Every face once: between two voxels, or (other = -1) between a voxel and a wall. */
function forEachFace(
  grid: Grid,
  visit: (voxel: number, other: number, h: number, side: Side) => void,
  problem: LinearProblem,
): void {
  const counts = [grid.nx, grid.ny, grid.nz];
  const widths = [grid.dx, grid.dy, grid.dz];
  const strides = [1, grid.nx, grid.nx * grid.ny];
  for (let voxel = 0; voxel < voxelCount(grid); voxel++) {
    for (let axis = 0; axis < grid.dimensions; axis++) {
      const n = counts[axis]!;
      const stride = strides[axis]!;
      const index = Math.floor(voxel / stride) % n;
      const low = sides[2 * axis]!;
      const high = sides[2 * axis + 1]!;
      if (index < n - 1) visit(voxel, voxel + stride, widths[axis]!, high);
      else if (problem.boundary[high].type !== "periodic") visit(voxel, -1, widths[axis]!, high);
      else if (n > 1) visit(voxel, voxel - (n - 1) * stride, widths[axis]!, high);
      if (index === 0 && problem.boundary[low].type !== "periodic") {
        visit(voxel, -1, widths[axis]!, low);
      }
    }
  }
}

function conductivity(problem: LinearProblem, voxel: number, other: number): number {
  const { diffusion } = problem;
  if (diffusion === undefined) return problem.D;
  const own = diffusion[voxel]!;
  return other < 0 ? own : (2 * own * diffusion[other]!) / (own + diffusion[other]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
