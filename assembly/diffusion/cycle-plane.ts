import { add, all, at, mul } from "../lib/vectors";
import { Group, levelOf } from "./group";
import { LEAST, SCALE } from "./lane-values";
import { acrossRows, acrossRowsLast, alongRow, Level, level, rowStart } from "./level";
import { measureRow } from "./sums";
import { updateCells } from "./update";

/**
 * The cycle in two dimensions under closed walls with uniform diffusion, in fused passes: a front
 * of rows runs all stages behind each other in a ring of four rows, which has a zero beyond either
 * end. In two colours a relaxed cell is (f + sum G w_j)/(c + sum G), whatever it was before, so that
 *  - beyond a closed wall a zero will do,
 *  - the sweep before needs no place but the ring: the one after makes colour 1 anew as f/diagonal
 *    plus the correction, and needs nothing of colour 0,
 *  - after colour 0 only colour 1 has a residual, sum G w_j of its neighbours.
 */

/**
 * A sweep from 0 (colour 1, then 0), its residual, and that summed into the coarse right side. With
 * `isStep` the step of update.ts goes ahead of them.
 */
export function descend(g: Group, index: i32, isStep: bool): void {
  const l = level(levelOf(g, index));
  const coarse = level(levelOf(g, index + 1));
  const ring = g.ring;
  const zero = g.zero;
  const ny = l.ny;
  clearEnds(l, ring);
  for (let t = 0; t < ny + 2; t++) {
    if (t < ny) {
      const row = rowStart(l, t, 0);
      if (isStep) updateCells(g, l.rhs, row, l.nx);
      relaxAlone(ringRow(l, ring, t), l.rhs + row, l.inverse + row, firstOf(1, t), l.nx);
    }
    if (t >= 1 && t <= ny) relaxRow(l, ring, zero, t - 1, 0);
    if (t >= 2) restrictRow(l, coarse, ring, zero, t - 2);
  }
}

/**
 * The coarse correction copied to its children and a sweep (colour 0, then 1). On the finest level
 * also the sums of measureRow.
 */
export function ascend(g: Group, index: i32, image: usize): void {
  const l = level(levelOf(g, index));
  const coarse = level(levelOf(g, index + 1));
  const ring = g.ring;
  const zero = g.zero;
  const ny = l.ny;
  const plane = (<usize>ny) << 4;
  clearEnds(l, ring);
  for (let t = 0; t < ny + 2; t++) {
    if (t < ny) prolongRow(l, coarse, ring, t);
    if (t >= 1 && t <= ny) relaxRow(l, ring, zero, t - 1, 0);
    if (t < 2) continue;
    const j = t - 2;
    relaxRow(l, ring, zero, j, 1);
    const own = ringRow(l, ring, j);
    const row = rowStart(l, j, 0);
    if (index > 0) {
      memory.copy(l.solution + row, own, (<usize>l.nx) << 4);
      continue;
    }
    const scale = at(g.lanes + SCALE);
    const least = at(g.lanes + LEAST);
    const measured: usize = image === 0 ? <usize>0 : image + row;
    const out = g.sums + ((<usize>j) << 4);
    measureRow(own, l.solution + row, l.rhs + row, measured, scale, least, l.nx, out, plane);
  }
}

/** First cell of a colour in row j. */
function firstOf(color: i32, j: i32): usize {
  return (<usize>((color + j) & 1)) << 4;
}

function ringRow(l: Level, ring: usize, j: i32): usize {
  return ring + 16 + <usize>(j & 3) * ((<usize>(l.nx + 2)) << 4);
}

function neighborRow(l: Level, ring: usize, zero: usize, j: i32): usize {
  if (j < 0 || j >= l.ny) return zero + 16;
  return ringRow(l, ring, j);
}

function clearEnds(l: Level, ring: usize): void {
  const end = (<usize>l.nx) << 4;
  for (let j = 0; j < 4; j++) {
    const row = ringRow(l, ring, j);
    v128.store(row - 16, all(0));
    v128.store(row + end, all(0));
  }
}

function relaxAlone(own: usize, f: usize, inverse: usize, first: usize, cells: i32): void {
  const end = (<usize>cells) << 4;
  for (let o = first; o < end; o += 32) v128.store(own + o, mul(at(f + o), at(inverse + o)));
}

/** Colour 1 after the correction: the sweep before over again, and the copy. */
function prolongRow(l: Level, coarse: Level, ring: usize, j: i32): void {
  const own = ringRow(l, ring, j);
  const row = rowStart(l, j, 0);
  const f = l.rhs + row;
  const inverse = l.inverse + row;
  const from = coarse.solution + rowStart(coarse, j >> l.halveY, 0);
  const end = (<usize>l.nx) << 4;
  const shift: usize = <usize>4 + <usize>l.halveX;
  for (let o = firstOf(1, j); o < end; o += 32) {
    v128.store(own + o, add(mul(at(f + o), at(inverse + o)), at(from + ((o >> shift) << 4))));
  }
}

/** One colour of row j in the ring. */
function relaxRow(l: Level, ring: usize, zero: usize, j: i32, color: i32): void {
  const row = rowStart(l, j, 0);
  const f = l.rhs + row;
  const inverse = l.inverse + row;
  const own = ringRow(l, ring, j);
  const down = neighborRow(l, ring, zero, j - 1);
  const up = neighborRow(l, ring, zero, j + 1);
  const last = ((<usize>l.nx) << 4) - 16;
  const gx = alongRow(l, j);
  const gy = acrossRows(l);
  let o = firstOf(color, j);
  let left = at(own + o - 16);
  for (; o < last; o += 32) {
    const right = at(own + o + 16);
    const alongX = mul(gx, add(left, right));
    const alongY = mul(gy, add(at(down + o), at(up + o)));
    v128.store(own + o, mul(add(at(f + o), add(alongX, alongY)), at(inverse + o)));
    left = right;
  }
  if (o > last) return;
  const alongY = mul(acrossRowsLast(l), add(at(down + o), at(up + o)));
  const sum = add(at(f + o), add(mul(gx, add(left, at(own + o + 16))), alongY));
  v128.store(own + o, mul(sum, at(inverse + o)));
}

/** The residual of row j's colour 1, into the coarse row. */
function restrictRow(l: Level, coarse: Level, ring: usize, zero: usize, j: i32): void {
  const own = ringRow(l, ring, j);
  const down = neighborRow(l, ring, zero, j - 1);
  const up = neighborRow(l, ring, zero, j + 1);
  const last = ((<usize>l.nx) << 4) - 16;
  const gx = alongRow(l, j);
  const gy = acrossRows(l);
  const into = coarse.rhs + rowStart(coarse, j >> l.halveY, 0);
  const shift: usize = <usize>4 + <usize>l.halveX;
  const isFirst = l.halveY === 0 || (j & 1) === 0;
  // A coarse cell with both children has one of colour 1; one with a single child may have none.
  const isWhole = l.halveX === 1 && (l.nx & 1) === 0;
  if (isFirst && !isWhole) memory.fill(into, 0, (<usize>coarse.nx) << 4);
  let o = firstOf(1, j);
  let left = at(own + o - 16);
  if (isFirst && isWhole) {
    for (; o < last; o += 32) {
      const right = at(own + o + 16);
      const alongY = mul(gy, add(at(down + o), at(up + o)));
      v128.store(into + ((o >> shift) << 4), add(mul(gx, add(left, right)), alongY));
      left = right;
    }
  } else {
    for (; o < last; o += 32) {
      const right = at(own + o + 16);
      const alongY = mul(gy, add(at(down + o), at(up + o)));
      const to = into + ((o >> shift) << 4);
      v128.store(to, add(at(to), add(mul(gx, add(left, right)), alongY)));
      left = right;
    }
  }
  if (o > last) return;
  const alongY = mul(acrossRowsLast(l), add(at(down + o), at(up + o)));
  const residual = add(mul(gx, add(left, at(own + o + 16))), alongY);
  const to = into + ((o >> shift) << 4);
  v128.store(to, isFirst && isWhole ? residual : add(at(to), residual));
}
