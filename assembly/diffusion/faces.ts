import { toLanes } from "../lib/transpose";
import { add, all, at, div, mul } from "../lib/vectors";
import { Planes } from "./group";
import { Level, level, rowCount, rowStart } from "./level";
import { upperRow, upperSheet } from "./spread";

/** Lanes of the diffusion coefficient from four planar planes; `room` for four vectors. */
export function lanesOf(planes: Planes, out: usize, voxels: i32, room: usize): void {
  for (let voxel = 0; voxel < voxels; voxel += 4) {
    toLanes(planes.a, planes.b, planes.c, planes.d, (<usize>voxel) << 2, room);
    const bytes = (<usize>min(4, voxels - voxel)) << 4;
    memory.copy(out + ((<usize>voxel) << 4), room, bytes);
  }
}

/**
 * Conductances dt D/h^2 of all faces of the finest level: the harmonic mean of D on either side, so that
 * 0 closes. `diffusion` is a plane of lanes, 0: 1 everywhere; at `factors` lie dt/h^2 per axis for
 * faces within, then for those that wrap (0 in lanes whose walls are closed), a v128 each.
 */
export function makeFaces(finest: usize, diffusion: usize, factors: usize): void {
  const l = level(finest);
  const last = ((<usize>l.nx) << 4) - 16;
  for (let k = 0; k < l.nz; k++) {
    for (let j = 0; j < l.ny; j++) {
      const row = rowStart(l, j, k);
      const x = l.facesX + row;
      makeRow(x, diffusion, row, row + 16, factors, last);
      makeRow(x + last, diffusion, row + last, row, factors + 48, 16);
      if (l.ny > 1) {
        const factor = factors + 16 + (j < l.ny - 1 ? 0 : 48);
        makeRow(l.facesY + row, diffusion, row, upperRow(l, j, k), factor, last + 16);
      }
      if (l.nz > 1) {
        const factor = factors + 32 + (k < l.nz - 1 ? 0 : 48);
        makeRow(l.facesZ + row, diffusion, row, upperSheet(l, j, k), factor, last + 16);
      }
    }
  }
}

/** `bytes` of faces between the cells from `own` and those from `other` on (bytes). */
function makeRow(
  to: usize,
  diffusion: usize,
  own: usize,
  other: usize,
  factorAddress: usize,
  bytes: usize,
): void {
  const factor = at(factorAddress);
  if (diffusion === 0) {
    for (let o: usize = 0; o < bytes; o += 16) v128.store(to + o, factor);
    return;
  }
  for (let o: usize = 0; o < bytes; o += 16) {
    const mean = harmonicMean(at(diffusion + own + o), at(diffusion + other + o));
    v128.store(to + o, mul(factor, mean));
  }
}

function harmonicMean(a: v128, b: v128): v128 {
  return div(add(mul(a, b), mul(a, b)), f32x4.pmax(add(a, b), all(1e-30)));
}

/**
 * Faces of the next level: the sum of the fine faces on a boundary, half of it where the axis across it
 * was halved (the distance doubled). Faces inside a coarse cell are gone.
 */
export function coarsenFaces(fineAddress: usize, coarseAddress: usize): void {
  const fine = level(fineAddress);
  const coarse = level(coarseAddress);
  const bytes = (<usize>(rowCount(coarse) * coarse.nx)) << 4;
  memory.fill(coarse.facesX, 0, bytes);
  memory.fill(coarse.facesY, 0, bytes);
  memory.fill(coarse.facesZ, 0, bytes);
  for (let k = 0; k < fine.nz; k++) {
    for (let j = 0; j < fine.ny; j++) coarsenRow(fine, coarse, j, k);
  }
}

function coarsenRow(fine: Level, coarse: Level, j: i32, k: i32): void {
  const row = rowStart(fine, j, k);
  const target = rowStart(coarse, j >> fine.halveY, k >> fine.halveZ);
  const crossesY = coarse.ny > 1 && isLastChild(j, fine.ny, fine.halveY);
  const crossesZ = coarse.nz > 1 && isLastChild(k, fine.nz, fine.halveZ);
  for (let i = 0; i < fine.nx; i++) {
    const from = row + ((<usize>i) << 4);
    const to = target + ((<usize>(i >> fine.halveX)) << 4);
    if (coarse.nx > 1 && isLastChild(i, fine.nx, fine.halveX)) {
      addHalf(coarse.facesX + to, fine.facesX + from, fine.halveX);
    }
    if (crossesY) addHalf(coarse.facesY + to, fine.facesY + from, fine.halveY);
    if (crossesZ) addHalf(coarse.facesZ + to, fine.facesZ + from, fine.halveZ);
  }
}

/** Whether the upper face of cell i lies on a boundary of its coarse cell. */
function isLastChild(i: i32, n: i32, halve: i32): bool {
  return halve === 0 || (i & 1) === 1 || i === n - 1;
}

function addHalf(to: usize, from: usize, halve: i32): void {
  const weight: f32 = halve === 1 ? 0.5 : 1;
  v128.store(to, add(at(to), mul(all(weight), at(from))));
}
