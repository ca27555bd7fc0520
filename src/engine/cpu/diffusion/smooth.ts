import { type Coloring, firstOfColor, lastCellHasColor } from "./color-rows.ts";
import type { LevelPlane } from "./level-plane.ts";
import { faceDiffusion, type Neighbors, neighborsAt } from "./neighbors.ts";
import { coupleRow, newRowCoupling, type RowCoupling } from "./row-coupling.ts";

const row: RowCoupling = newRowCoupling();
const neighbors: Neighbors = { flow: 0, weight: 0 };

/**
 * One color of a Gauss-Seidel sweep over a plane:
 * u += ((f - c u) + sum r w (u_j - u)) / (c + sum r w), in difference form since single precision
 * stalls otherwise. `clamp`: no value is left below 0 or above the plane's bound (the exact solution
 * is not, so this only brings u nearer).
 */
export function smooth(plane: LevelPlane, coloring: Coloring, color: number, clamp: boolean): void {
  const nx = plane.x.cells;
  const ny = plane.y.cells;
  const nz = plane.z.cells;
  const end = coloring.oddWrap[0] ? nx - 1 : nx;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      coupleRow(plane, j, k, row);
      const first = firstOfColor(coloring, color, j, k, ny, nz);
      if (first >= 0) smoothRow(plane, first, end, clamp);
      if (end < nx && lastCellHasColor(coloring, color, j, k, ny, nz)) {
        smoothVoxel(plane, nx - 1, clamp);
      }
    }
  }
}

function smoothRow(plane: LevelPlane, first: number, end: number, clamp: boolean): void {
  const interiorEnd = Math.min(plane.x.interiorEnd, end);
  let i = first;
  if (i === 0 && end > 0) {
    smoothVoxel(plane, 0, clamp);
    i = 2;
  }
  if (i < interiorEnd) {
    if (plane.diffusion !== null) smoothVarying(plane, plane.diffusion, i, interiorEnd, clamp);
    else if (row.weightBack === 0 && row.weightFront === 0)
      smoothFlat(plane, i, interiorEnd, clamp);
    else smoothSolid(plane, i, interiorEnd, clamp);
    i += 2 * Math.ceil((interiorEnd - i) / 2);
  }
  for (; i < end; i += 2) smoothVoxel(plane, i, clamp);
}

function smoothVoxel(plane: LevelPlane, i: number, clamp: boolean): void {
  const voxel = row.base + i;
  neighborsAt(plane, row, i, neighbors);
  const c = plane.coefficient[voxel]!;
  const u = plane.solution[voxel]!;
  const { bound } = plane;
  const next = u + (plane.rhs[voxel]! - c * u + neighbors.flow) / (c + neighbors.weight);
  plane.solution[voxel] = clamp ? limited(next, bound) : next;
}

function limited(value: number, bound: number): number {
  if (value < 0) return 0;
  return value > bound ? bound : value;
}

/** Inside of a row without neighbours along z. */
function smoothFlat(plane: LevelPlane, first: number, end: number, clamp: boolean): void {
  const { solution, rhs, coefficient, bound } = plane;
  const { down, up, weightDown, weightUp, wallWeight, wallSum, base } = row;
  const r = plane.scale[0]!;
  const weight = 2 * r + row.weight;
  const stop = base + end;
  let left = solution[base + first - 1]!;
  for (let voxel = base + first; voxel < stop; voxel += 2) {
    const u = solution[voxel]!;
    const c = coefficient[voxel]!;
    const right = solution[voxel + 1]!;
    const flow =
      r * (left - u + (right - u)) +
      weightDown * (solution[voxel + down]! - u) +
      weightUp * (solution[voxel + up]! - u) +
      (wallSum - wallWeight * u);
    const next = u + (rhs[voxel]! - c * u + flow) / (c + weight);
    solution[voxel] = clamp ? limited(next, bound) : next;
    left = right;
  }
}

/** Inside of a row with neighbours along all axes. */
function smoothSolid(plane: LevelPlane, first: number, end: number, clamp: boolean): void {
  const { solution, rhs, coefficient, bound } = plane;
  const { down, up, back, front, wallWeight, wallSum, base } = row;
  const { weightDown, weightUp, weightBack, weightFront } = row;
  const r = plane.scale[0]!;
  const weight = 2 * r + row.weight;
  const stop = base + end;
  let left = solution[base + first - 1]!;
  for (let voxel = base + first; voxel < stop; voxel += 2) {
    const u = solution[voxel]!;
    const c = coefficient[voxel]!;
    const right = solution[voxel + 1]!;
    const flow =
      r * (left - u + (right - u)) +
      weightDown * (solution[voxel + down]! - u) +
      weightUp * (solution[voxel + up]! - u) +
      weightBack * (solution[voxel + back]! - u) +
      weightFront * (solution[voxel + front]! - u) +
      (wallSum - wallWeight * u);
    const next = u + (rhs[voxel]! - c * u + flow) / (c + weight);
    solution[voxel] = clamp ? limited(next, bound) : next;
    left = right;
  }
}

/** Inside of a row where D varies from voxel to voxel. */
function smoothVarying(
  plane: LevelPlane,
  diffusion: Float32Array,
  first: number,
  end: number,
  clamp: boolean,
): void {
  const { solution, rhs, coefficient, bound } = plane;
  const { down, up, back, front, wallWeight, wallSum, base } = row;
  const r = plane.scale[0]!;
  for (let voxel = base + first; voxel < base + end; voxel += 2) {
    const u = solution[voxel]!;
    const c = coefficient[voxel]!;
    const d = diffusion[voxel]!;
    const left = r * faceDiffusion(d, diffusion[voxel - 1]!);
    const right = r * faceDiffusion(d, diffusion[voxel + 1]!);
    const below = row.weightDown * faceDiffusion(d, diffusion[voxel + down]!);
    const above = row.weightUp * faceDiffusion(d, diffusion[voxel + up]!);
    const behind = row.weightBack * faceDiffusion(d, diffusion[voxel + back]!);
    const before = row.weightFront * faceDiffusion(d, diffusion[voxel + front]!);
    const flow =
      left * (solution[voxel - 1]! - u) +
      right * (solution[voxel + 1]! - u) +
      below * (solution[voxel + down]! - u) +
      above * (solution[voxel + up]! - u) +
      behind * (solution[voxel + back]! - u) +
      before * (solution[voxel + front]! - u) +
      d * (wallSum - wallWeight * u);
    const weight = left + right + below + above + behind + before + d * wallWeight;
    const next = u + (rhs[voxel]! - c * u + flow) / (c + weight);
    solution[voxel] = clamp ? limited(next, bound) : next;
  }
}
