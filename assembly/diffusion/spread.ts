import { add, at, mul, sub } from "../lib/vectors";
import { acrossRows, acrossRowsLast, alongRow, Level, rowStart } from "./level";

/**
 * Row (j, k) of L v = sum over faces of G (v_j - v_i), to `out`; `field` is a plane of lanes. In
 * difference form: expanded it would cost D dt/h^2 units in the last place.
 */
export function spreadRow(l: Level, field: usize, j: i32, k: i32, out: usize): void {
  if (l.facesX === 0) spreadUniform(l, field, j, out);
  else spreadThroughFaces(l, field, j, k, out);
}

/** Two dimensions, closed walls: beyond a wall lies the voxel itself. */
function spreadUniform(l: Level, field: usize, j: i32, out: usize): void {
  const own = field + rowStart(l, j, 0);
  const stride = (<usize>l.nx) << 4;
  const down = j > 0 ? own - stride : own;
  const up = j < l.ny - 1 ? own + stride : own;
  const gx = alongRow(l, j);
  const gy = acrossRows(l);
  const last = stride - 16;
  let left = at(own);
  let here = left;
  for (let o: usize = 0; o < last; o += 16) {
    const right = at(own + o + 16);
    const alongX = mul(gx, add(sub(left, here), sub(right, here)));
    const alongY = mul(gy, add(sub(at(down + o), here), sub(at(up + o), here)));
    v128.store(out + o, add(alongX, alongY));
    left = here;
    here = right;
  }
  const alongY = add(sub(at(down + last), here), sub(at(up + last), here));
  v128.store(out + last, add(mul(gx, sub(left, here)), mul(acrossRowsLast(l), alongY)));
}

function spreadThroughFaces(l: Level, field: usize, j: i32, k: i32, out: usize): void {
  const row = rowStart(l, j, k);
  const own = field + row;
  const last = ((<usize>l.nx) << 4) - 16;
  const facesX = l.facesX + row;
  for (let o: usize = 0; o <= last; o += 16) {
    const lower = o > 0 ? o - 16 : last;
    const upper = o < last ? o + 16 : 0;
    const here = at(own + o);
    const below = mul(at(facesX + lower), sub(at(own + lower), here));
    v128.store(out + o, add(below, mul(at(facesX + o), sub(at(own + upper), here))));
  }
  if (l.ny > 1) addPair(l.facesY, field, row, lowerRow(l, j, k), upperRow(l, j, k), last, out);
  if (l.nz > 1) addPair(l.facesZ, field, row, lowerSheet(l, j, k), upperSheet(l, j, k), last, out);
}

/** Adds what comes through the faces across y or z of a row; offsets in bytes. */
function addPair(
  faces: usize,
  field: usize,
  row: usize,
  lower: usize,
  upper: usize,
  last: usize,
  out: usize,
): void {
  for (let o: usize = 0; o <= last; o += 16) {
    const here = at(field + row + o);
    const below = mul(at(faces + lower + o), sub(at(field + lower + o), here));
    const above = mul(at(faces + row + o), sub(at(field + upper + o), here));
    v128.store(out + o, add(at(out + o), add(below, above)));
  }
}

/** Bytes before the rows beside row (j, k); axes wrap, and a closed wall has a face of 0. */
export function lowerRow(l: Level, j: i32, k: i32): usize {
  return rowStart(l, j > 0 ? j - 1 : l.ny - 1, k);
}

export function upperRow(l: Level, j: i32, k: i32): usize {
  return rowStart(l, j < l.ny - 1 ? j + 1 : 0, k);
}

export function lowerSheet(l: Level, j: i32, k: i32): usize {
  return rowStart(l, j, k > 0 ? k - 1 : l.nz - 1);
}

export function upperSheet(l: Level, j: i32, k: i32): usize {
  return rowStart(l, j, k < l.nz - 1 ? k + 1 : 0);
}
