import type { AxisInterpolation } from "./axis-interpolation.ts";
import type { LevelPlane } from "./level-plane.ts";

/** Interpolation along the three axes. */
export interface Interpolation {
  readonly x: AxisInterpolation;
  readonly y: AxisInterpolation;
  readonly z: AxisInterpolation;
}

/** Room for one row of coarse values; grows to the longest row seen. */
let coarseRow = new Float64Array(64);

/** Adds the coarse level's correction, interpolated linearly along each axis, to the finer level. */
export function prolong(coarse: LevelPlane, fine: LevelPlane, by: Interpolation): void {
  const nxc = coarse.x.cells;
  if (coarseRow.length < nxc) coarseRow = new Float64Array(nxc);
  for (let k = 0; k < fine.z.cells; k++) {
    for (let j = 0; j < fine.y.cells; j++) {
      blendRows(coarse, by, j, k);
      addRow(fine, by.x, fine.y.stride * j + fine.z.stride * k, nxc);
    }
  }
}

/** coarseRow := the up to four coarse rows around fine row (j, k), weighted. */
function blendRows(coarse: LevelPlane, by: Interpolation, j: number, k: number): void {
  coarseRow.fill(0, 0, coarse.x.cells);
  const { y, z } = by;
  const lowerY = coarse.y.stride * y.lower[j]!;
  const upperY = coarse.y.stride * y.upper[j]!;
  const lowerZ = coarse.z.stride * z.lower[k]!;
  const upperZ = coarse.z.stride * z.upper[k]!;
  addCoarseRow(coarse, lowerY + lowerZ, y.weightLower[j]! * z.weightLower[k]!);
  addCoarseRow(coarse, upperY + lowerZ, y.weightUpper[j]! * z.weightLower[k]!);
  addCoarseRow(coarse, lowerY + upperZ, y.weightLower[j]! * z.weightUpper[k]!);
  addCoarseRow(coarse, upperY + upperZ, y.weightUpper[j]! * z.weightUpper[k]!);
}

function addCoarseRow(coarse: LevelPlane, base: number, weight: number): void {
  if (weight === 0) return;
  const { solution } = coarse;
  const cells = coarse.x.cells;
  for (let i = 0; i < cells; i++) coarseRow[i] = coarseRow[i]! + weight * solution[base + i]!;
}

function addRow(fine: LevelPlane, x: AxisInterpolation, base: number, nxc: number): void {
  const { solution } = fine;
  const n = fine.x.cells;
  const start = Math.min(x.regularEnd, 2);
  for (let i = 0; i < start; i++) addVoxel(solution, x, base, i);
  let own = coarseRow[1]!;
  let before = coarseRow[0]!;
  for (let parent = 1; 2 * parent < x.regularEnd; parent++) {
    const after = parent + 1 < nxc ? coarseRow[parent + 1]! : own;
    const voxel = base + 2 * parent;
    solution[voxel] = solution[voxel]! + 0.25 * before + 0.75 * own;
    solution[voxel + 1] = solution[voxel + 1]! + 0.75 * own + 0.25 * after;
    before = own;
    own = after;
  }
  for (let i = Math.max(start, x.regularEnd); i < n; i++) addVoxel(solution, x, base, i);
}

function addVoxel(solution: Float32Array, x: AxisInterpolation, base: number, i: number): void {
  const correction =
    x.weightLower[i]! * coarseRow[x.lower[i]!]! + x.weightUpper[i]! * coarseRow[x.upper[i]!]!;
  solution[base + i] = solution[base + i]! + correction;
}
