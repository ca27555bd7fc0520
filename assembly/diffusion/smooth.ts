import { add, at, mul } from "../lib/vectors";
import { Level, level, rowStart } from "./level";
import { lowerRow, lowerSheet, upperRow, upperSheet } from "./spread";

/**
 * Gauss-Seidel of one colour: w = (f + sum G w_j)/(c + sum G). Two colours, (i + j + k) mod 2; three
 * where an axis of odd length wraps: (p_x + p_y + p_z) mod 3 with p = index mod 2, but 2 in the last
 * cell of such an axis. So no two neighbours share a colour.
 */
export function smooth(address: usize, color: i32): void {
  const l = level(address);
  const isThree = (l.oddX | l.oddY | l.oddZ) !== 0;
  for (let k = 0; k < l.nz; k++) {
    for (let j = 0; j < l.ny; j++) {
      if (isThree) smoothRowOfThree(l, j, k, color);
      else smoothRow(l, j, k, color);
    }
  }
}

function smoothRow(l: Level, j: i32, k: i32, color: i32): void {
  relaxCells(l, j, k, (color + j + k) & 1, l.nx, 2);
}

/** With three colours the last cell of an axis that wraps with an odd length stands apart. */
function smoothRowOfThree(l: Level, j: i32, k: i32, color: i32): void {
  const rest = part(j, l.ny, l.oddY) + part(k, l.nz, l.oddZ);
  const wanted = (color - rest + 6) % 3;
  const regular = l.oddX === 1 ? l.nx - 1 : l.nx;
  if (wanted < 2) relaxCells(l, j, k, wanted, regular, 2);
  else if (l.oddX === 1) relaxCells(l, j, k, regular, l.nx, 1);
}

function part(i: i32, n: i32, isOdd: i32): i32 {
  if (isOdd === 1 && i === n - 1) return 2;
  return i & 1;
}

/** Every `by`th cell of row (j, k) from `first` to before `end`. */
function relaxCells(l: Level, j: i32, k: i32, first: i32, end: i32, by: i32): void {
  const row = rowStart(l, j, k);
  const last = ((<usize>l.nx) << 4) - 16;
  const w = l.solution;
  const facesX = l.facesX + row;
  const facesY = l.facesY;
  const facesZ = l.facesZ;
  const down = lowerRow(l, j, k);
  const up = upperRow(l, j, k);
  const back = lowerSheet(l, j, k);
  const front = upperSheet(l, j, k);
  const isFlat = l.ny === 1;
  const isDeep = l.nz > 1;
  const stop = (<usize>end) << 4;
  const stride = (<usize>by) << 4;
  for (let o = (<usize>first) << 4; o < stop; o += stride) {
    const lower = o > 0 ? o - 16 : last;
    const upper = o < last ? o + 16 : 0;
    const below = mul(at(facesX + lower), at(w + row + lower));
    let sum = add(below, mul(at(facesX + o), at(w + row + upper)));
    if (!isFlat) {
      const under = mul(at(facesY + down + o), at(w + down + o));
      sum = add(sum, add(under, mul(at(facesY + row + o), at(w + up + o))));
    }
    if (isDeep) {
      const behind = mul(at(facesZ + back + o), at(w + back + o));
      sum = add(sum, add(behind, mul(at(facesZ + row + o), at(w + front + o))));
    }
    v128.store(w + row + o, mul(add(at(l.rhs + row + o), sum), at(l.inverse + row + o)));
  }
}

/** The start of a cycle on a level. */
export function clearSolution(address: usize): void {
  const l = level(address);
  memory.fill(l.solution, 0, (<usize>(l.nx * l.ny * l.nz)) << 4);
}

/** The level of a single cell: w = f/c. */
export function solveCoarsest(address: usize): void {
  const l = level(address);
  v128.store(l.solution, mul(at(l.rhs), at(l.inverse)));
}
