import { add, at, mul, sub } from "../lib/vectors";
import { Group } from "./group";
import { ALPHA } from "./lane-values";

/** v += alpha p, r -= alpha Ap in `cells` cells from byte `start`. */
export function updateCells(g: Group, r: usize, start: usize, cells: i32): void {
  const alpha = at(g.lanes + ALPHA);
  const v = g.iterate;
  const p = g.direction;
  const ap = g.image;
  const end = start + ((<usize>cells) << 4);
  for (let o = start; o < end; o += 16) {
    v128.store(v + o, add(at(v + o), mul(alpha, at(p + o))));
    v128.store(r + o, sub(at(r + o), mul(alpha, at(ap + o))));
  }
}
