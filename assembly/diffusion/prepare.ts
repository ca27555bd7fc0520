import { add, all, at, div, mul } from "../lib/vectors";
import { acrossRows, acrossRowsLast, alongRow, Level, level, rowStart, width } from "./level";
import { lowerRow, lowerSheet } from "./spread";

/**
 * Row (j, k) of 1/(c + G), G the sum of a cell's face conductances, and what the row gives to the
 * coarse coefficient: the sum over children of min(c, V + G), V their volume. A cell with a huge rate is
 * a wall to its neighbours: what it can draw is what its faces carry. `coarse` is 0 on the last level,
 * else its coefficients are 0 before the first row; `faces` is room for a row.
 */
export function prepareRow(fine: Level, coarse: usize, j: i32, k: i32, faces: usize): void {
  const row = rowStart(fine, j, k);
  const last = ((<usize>fine.nx) << 4) - 16;
  let into: usize = 0;
  if (coarse !== 0) {
    const to = level(coarse);
    into = to.coefficient + rowStart(to, j >> fine.halveY, k >> fine.halveZ);
  }
  const volume = fine.volume * width(j, fine.ny, fine.lastY) * width(k, fine.nz, fine.lastZ);
  const lastVolume = volume * fine.lastX;
  if (fine.facesX !== 0) {
    sumFaces(fine, j, k, faces);
    for (let o: usize = 0; o <= last; o += 16) {
      const share = o < last ? volume : lastVolume;
      prepareCells(fine, row, o, o + 16, at(faces + o), share, into);
    }
    return;
  }
  // Two dimensions, closed walls: inner cells have four faces, those along a wall fewer.
  const neighbors = all(f32(i32(j > 0) + i32(j < fine.ny - 1)));
  const gx = alongRow(fine, j);
  const gy = mul(neighbors, acrossRows(fine));
  const gyLast = mul(neighbors, acrossRowsLast(fine));
  if (last > 0) {
    prepareCells(fine, row, 0, 16, add(gx, gy), volume, into);
    prepareCells(fine, row, 16, last, add(add(gx, gx), gy), volume, into);
  }
  prepareCells(fine, row, last, last + 16, last > 0 ? add(gx, gyLast) : gyLast, lastVolume, into);
}

/** The cells from byte `start` of a row to `end`, whose faces have the same sum and volume. */
function prepareCells(
  fine: Level,
  row: usize,
  start: usize,
  end: usize,
  faces: v128,
  volume: f32,
  into: usize,
): void {
  const c = fine.coefficient + row;
  const inverse = fine.inverse + row;
  const most = add(all(volume), faces);
  const one = all(1);
  if (into === 0) {
    for (let o = start; o < end; o += 16) {
      v128.store(inverse + o, div(one, add(at(c + o), faces)));
    }
    return;
  }
  const shift = <usize>4 + <usize>fine.halveX;
  for (let o = start; o < end; o += 16) {
    const own = at(c + o);
    v128.store(inverse + o, div(one, add(own, faces)));
    const to = into + ((o >> shift) << 4);
    v128.store(to, add(at(to), f32x4.pmin(own, most)));
  }
}

/** The same for a whole level below the finest. */
export function prepareLevel(fineAddress: usize, coarse: usize, faces: usize): void {
  const fine = level(fineAddress);
  clearCoarse(coarse);
  for (let k = 0; k < fine.nz; k++) {
    for (let j = 0; j < fine.ny; j++) prepareRow(fine, coarse, j, k, faces);
  }
}

/** Coefficients of a coarse level before their sums. */
export function clearCoarse(coarse: usize): void {
  if (coarse === 0) return;
  const l = level(coarse);
  memory.fill(l.coefficient, 0, (<usize>(l.nx * l.ny * l.nz)) << 4);
}

function sumFaces(l: Level, j: i32, k: i32, out: usize): void {
  const row = rowStart(l, j, k);
  const last = ((<usize>l.nx) << 4) - 16;
  const facesX = l.facesX + row;
  const down = l.facesY + lowerRow(l, j, k);
  const up = l.facesY + row;
  const back = l.facesZ + lowerSheet(l, j, k);
  const front = l.facesZ + row;
  const isFlat = l.ny === 1;
  const isDeep = l.nz > 1;
  for (let o: usize = 0; o <= last; o += 16) {
    let sum = add(at(facesX + (o > 0 ? o - 16 : last)), at(facesX + o));
    if (!isFlat) sum = add(sum, add(at(down + o), at(up + o)));
    if (isDeep) sum = add(sum, add(at(back + o), at(front + o)));
    v128.store(out + o, sum);
  }
}
