import { add, all, at, div, mul } from "../lib/lanes";
import { acrossRows, acrossRowsLast, alongRow, Level, level, rowStart, width } from "./level";
import { lowerRow, lowerSheet } from "./spread";

/**
 * Row (j, k) of 1/(c + G), G the sum of a cell's face conductances, and what the row gives to the
 * coarse coefficient: the sum over children of min(c, V + G), V their volume. A cell with a huge rate is
 * a wall to its neighbours: what it can draw is what its faces carry. `coarse` is 0 on the last level,
 * else its coefficients are 0 before the first row; `faces` is room for a row.
 */
export function prepareRow(fine: Level, coarse: usize, j: i32, k: i32, faces: usize): void {
  if (fine.facesX === 0) sumFacesUniform(fine, j, faces);
  else sumFaces(fine, j, k, faces);
  const row = rowStart(fine, j, k);
  const last = ((<usize>fine.nx) << 4) - 16;
  const c = fine.coefficient + row;
  const inverse = fine.inverse + row;
  const one = all(1);
  for (let o: usize = 0; o <= last; o += 16) {
    v128.store(inverse + o, div(one, add(at(c + o), at(faces + o))));
  }
  if (coarse === 0) return;
  const to = level(coarse);
  const target = to.coefficient + rowStart(to, j >> fine.halveY, k >> fine.halveZ);
  const share = fine.volume * width(j, fine.ny, fine.lastY) * width(k, fine.nz, fine.lastZ);
  const volume = all(share);
  for (let o: usize = 0; o < last; o += 16) {
    const into = target + (((o >> 4) >> <usize>fine.halveX) << 4);
    v128.store(into, add(at(into), f32x4.pmin(at(c + o), add(volume, at(faces + o)))));
  }
  const into = target + (((last >> 4) >> <usize>fine.halveX) << 4);
  const lastVolume = all(share * fine.lastX);
  v128.store(into, add(at(into), f32x4.pmin(at(c + last), add(lastVolume, at(faces + last)))));
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

/** Two dimensions, closed walls: inner cells have four faces, those along a wall fewer. */
function sumFacesUniform(l: Level, j: i32, out: usize): void {
  const last = ((<usize>l.nx) << 4) - 16;
  const neighbors: f32 = f32(i32(j > 0) + i32(j < l.ny - 1));
  const gx = alongRow(l, j);
  const gy = mul(all(neighbors), acrossRows(l));
  const inner = add(add(gx, gx), gy);
  for (let o: usize = 16; o < last; o += 16) v128.store(out + o, inner);
  v128.store(out, add(gx, gy));
  const gyLast = mul(all(neighbors), acrossRowsLast(l));
  v128.store(out + last, l.nx > 1 ? add(gx, gyLast) : gyLast);
}

function sumFaces(l: Level, j: i32, k: i32, out: usize): void {
  const row = rowStart(l, j, k);
  const stride = (<usize>l.nx) << 4;
  const last = stride - 16;
  for (let o: usize = 0; o < stride; o += 16) {
    const i = row + o;
    const lower = o > 0 ? i - 16 : i + last;
    let sum = add(at(l.facesX + lower), at(l.facesX + i));
    if (l.ny > 1) {
      sum = add(sum, add(at(l.facesY + lowerRow(l, j, k) + o), at(l.facesY + i)));
    }
    if (l.nz > 1) {
      sum = add(sum, add(at(l.facesZ + lowerSheet(l, j, k) + o), at(l.facesZ + i)));
    }
    v128.store(out + o, sum);
  }
}
