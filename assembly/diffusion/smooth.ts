import { add, at, mul } from "../lib/lanes";
import { Level, level, rowStart } from "./level";
import { neighborSum } from "./spread";

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
  for (let i = (color + j + k) & 1; i < l.nx; i += 2) relax(l, i, j, k);
}

function smoothRowOfThree(l: Level, j: i32, k: i32, color: i32): void {
  const rest = part(j, l.ny, l.oddY) + part(k, l.nz, l.oddZ);
  for (let i = 0; i < l.nx; i++) {
    if ((part(i, l.nx, l.oddX) + rest) % 3 === color) relax(l, i, j, k);
  }
}

function part(i: i32, n: i32, isOdd: i32): i32 {
  if (isOdd === 1 && i === n - 1) return 2;
  return i & 1;
}

function relax(l: Level, i: i32, j: i32, k: i32): void {
  const o = (<usize>i) << 4;
  const cell = rowStart(l, j, k) + o;
  const sum = add(at(l.rhs + cell), neighborSum(l, l.solution, j, k, o));
  v128.store(l.solution + cell, mul(sum, at(l.inverse + cell)));
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
