import { add, at, mul, sub } from "../lib/lanes";
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
  const stride = (<usize>l.nx) << 4;
  const last = stride - 16;
  for (let o: usize = 0; o < stride; o += 16) {
    const i = row + o;
    const here = at(field + i);
    const lower = o > 0 ? i - 16 : i + last;
    const upper = o < last ? i + 16 : row;
    let sum = add(
      mul(at(l.facesX + lower), sub(at(field + lower), here)),
      mul(at(l.facesX + i), sub(at(field + upper), here)),
    );
    if (l.ny > 1) {
      const down = lowerRow(l, j, k) + o;
      const up = upperRow(l, j, k) + o;
      sum = add(sum, mul(at(l.facesY + down), sub(at(field + down), here)));
      sum = add(sum, mul(at(l.facesY + i), sub(at(field + up), here)));
    }
    if (l.nz > 1) {
      const back = lowerSheet(l, j, k) + o;
      const front = upperSheet(l, j, k) + o;
      sum = add(sum, mul(at(l.facesZ + back), sub(at(field + back), here)));
      sum = add(sum, mul(at(l.facesZ + i), sub(at(field + front), here)));
    }
    v128.store(out + o, sum);
  }
}

/** Sum over faces of G v_j of cell `o` (bytes) of row (j, k), through faces. */
export function neighborSum(l: Level, field: usize, j: i32, k: i32, o: usize): v128 {
  const row = rowStart(l, j, k);
  const last = ((<usize>l.nx) << 4) - 16;
  const i = row + o;
  const lower = o > 0 ? i - 16 : i + last;
  const upper = o < last ? i + 16 : row;
  let sum = add(
    mul(at(l.facesX + lower), at(field + lower)),
    mul(at(l.facesX + i), at(field + upper)),
  );
  if (l.ny > 1) {
    const down = lowerRow(l, j, k) + o;
    sum = add(sum, mul(at(l.facesY + down), at(field + down)));
    sum = add(sum, mul(at(l.facesY + i), at(field + upperRow(l, j, k) + o)));
  }
  if (l.nz > 1) {
    const back = lowerSheet(l, j, k) + o;
    sum = add(sum, mul(at(l.facesZ + back), at(field + back)));
    sum = add(sum, mul(at(l.facesZ + i), at(field + upperSheet(l, j, k) + o)));
  }
  return sum;
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
