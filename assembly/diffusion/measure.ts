import { at } from "../lib/vectors";
import { Group, levelOf } from "./group";
import { LEAST, SCALE } from "./lane-values";
import { level, rowCount } from "./level";
import { measureRow } from "./sums";
import { updateCells } from "./update";

/** Scalar products and largest of w on the finest level, row by row (measureRow). */
export function measure(finest: usize, lanes: usize, ap: usize, sums: usize): void {
  const l = level(finest);
  const rows = rowCount(l);
  const scale = at(lanes + SCALE);
  const least = at(lanes + LEAST);
  for (let q = 0; q < rows; q++) {
    const row = (<usize>(q * l.nx)) << 4;
    const w = l.solution + row;
    const measured: usize = ap === 0 ? <usize>0 : ap + row;
    const out = sums + ((<usize>q) << 4);
    measureRow(w, w, l.rhs + row, measured, scale, least, l.nx, out, (<usize>rows) << 4);
  }
}

/** The step along the search direction in all cells. */
export function update(g: Group): void {
  const l = level(levelOf(g, 0));
  updateCells(g, l.rhs, 0, rowCount(l) * l.nx);
}
