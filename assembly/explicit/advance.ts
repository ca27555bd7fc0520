import { kept, keptBits } from "../lib/kept";
import { add, after, all, at, mul, restorePast, sub } from "../lib/vectors";

// A field of the explicit scheme: a table of words of 4 bytes, addresses in bytes, written by
// src/engine/cpu/explicit/field-table.ts. Axes are 0 1 2 for x y z.

function plane(field: usize): usize {
  return load<usize>(field);
}

/** Rates (unit/min) of a row; of fields without any a row of 0. */
function ratesOfRow(field: usize, r: i32): usize {
  const rates = load<usize>(field + 4);
  if (rates === 0) return zeroRow(field);
  return rates + ((<usize>(r * cellsAlong(field, 0))) << 2);
}

function isSigned(field: usize): i32 {
  return load<i32>(field + 8);
}

function cellsAlong(field: usize, axis: i32): i32 {
  return load<i32>(field + 12 + ((<usize>axis) << 2));
}

function isPeriodic(field: usize, axis: i32): bool {
  return load<i32>(field + 24 + ((<usize>axis) << 2)) !== 0;
}

/** D/h^2, 1/min. */
function scaleAlong(field: usize, axis: i32): f32 {
  return load<f32>(field + 36 + ((<usize>axis) << 2));
}

/** Room for a layer of rows, for the first layer, and a row of 0. */
function keptRows(field: usize): usize {
  return load<usize>(field + 48);
}

function firstRows(field: usize): usize {
  return load<usize>(field + 52);
}

function zeroRow(field: usize): usize {
  return load<usize>(field + 56);
}

/**
 * Forward Euler of rows first <= j + ny k < last in place, u + dt (rate + sum of D/h^2 (u_j - u)), at
 * least 0 if not signed. Rows come in order, from 0; what those before held is kept, a layer of them
 * (in a plane a layer is a row), and if the last axis is periodic the first layer, too.
 */
export function advanceRows(field: usize, first: i32, last: i32, dt: f32): void {
  const row = (<usize>cellsAlong(field, 0)) << 2;
  const still =
    scaleAlong(field, 0) === 0 && scaleAlong(field, 1) === 0 && scaleAlong(field, 2) === 0;
  for (let r = first; r < last; r++) {
    const own = plane(field) + row * <usize>r;
    if (still) reactRow(field, r, dt, own);
    else if (cellsAlong(field, 2) === 1) advancePlaneRow(field, r, dt, own);
    else advanceSolidRow(field, r, dt, own);
  }
}

function reactRow(field: usize, r: i32, dt: f32, own: usize): void {
  const row = (<usize>cellsAlong(field, 0)) << 2;
  const rates = ratesOfRow(field, r);
  const bits = keptBits(isSigned(field));
  const step = all(dt);
  const past = at(own + row);
  for (let o: usize = 0; o < row; o += 16) {
    v128.store(own + o, kept(add(at(own + o), mul(step, at(rates + o))), bits));
  }
  restorePast(own, row, past);
}

function advancePlaneRow(field: usize, r: i32, dt: f32, own: usize): void {
  const ny = cellsAlong(field, 1);
  const row = (<usize>cellsAlong(field, 0)) << 2;
  const wraps = isPeriodic(field, 1);
  const saved = keptRow(field, 0);
  if (r === 0 && wraps) copyRow(firstRow(field, 0), own, row);
  const down = r > 0 ? saved : wraps ? own + row * <usize>(ny - 1) : own;
  const up = r < ny - 1 ? own + row : wraps ? firstRow(field, 0) : own;
  const rates = ratesOfRow(field, r);
  const bits = keptBits(isSigned(field));
  const step = all(dt);
  const sx = all(scaleAlong(field, 0));
  const sy = all(scaleAlong(field, 1));
  const past = at(own + row);
  const end = farEnd(own, row, isPeriodic(field, 0));
  let left = nearEnd(own, row, isPeriodic(field, 0));
  const last = (row - 4) & ~15;
  for (let o: usize = 0; o < last; o += 16) {
    const u = at(own + o);
    const flow = planeFlow(u, left, after(own + o), at(down + o), at(up + o), sx, sy);
    v128.store(saved + o, u);
    v128.store(own + o, kept(add(u, mul(step, add(at(rates + o), flow))), bits));
    left = u;
  }
  const u = at(own + last);
  const right = withEnd(after(own + last), row, end);
  const flow = planeFlow(u, left, right, at(down + last), at(up + last), sx, sy);
  v128.store(saved + last, u);
  v128.store(own + last, kept(add(u, mul(step, add(at(rates + last), flow))), bits));
  restorePast(own, row, past);
}

function planeFlow(
  u: v128,
  left: v128,
  right: v128,
  down: v128,
  up: v128,
  sx: v128,
  sy: v128,
): v128 {
  const x = add(sub(v128.shuffle<f32>(left, u, 3, 4, 5, 6), u), sub(right, u));
  return add(mul(sx, x), mul(sy, add(sub(down, u), sub(up, u))));
}

function advanceSolidRow(field: usize, r: i32, dt: f32, own: usize): void {
  const ny = cellsAlong(field, 1);
  const nz = cellsAlong(field, 2);
  const row = (<usize>cellsAlong(field, 0)) << 2;
  const layer = row * <usize>ny;
  const j = r % ny;
  const k = r / ny;
  const wrapsY = isPeriodic(field, 1) && ny > 1;
  const wrapsZ = isPeriodic(field, 2);
  const saved = keptRow(field, j);
  if (k === 0 && wrapsZ) copyRow(firstRow(field, j), own, row);
  const down = j > 0 ? keptRow(field, j - 1) : wrapsY ? own + layer - row : own;
  const up = j < ny - 1 ? own + row : wrapsY ? keptRow(field, 0) : own;
  const back = k > 0 ? saved : wrapsZ ? own + layer * <usize>(nz - 1) : own;
  const front = k < nz - 1 ? own + layer : wrapsZ ? firstRow(field, j) : own;
  const rates = ratesOfRow(field, r);
  const bits = keptBits(isSigned(field));
  const step = all(dt);
  const sx = all(scaleAlong(field, 0));
  const sy = all(scaleAlong(field, 1));
  const sz = all(scaleAlong(field, 2));
  const past = at(own + row);
  const end = farEnd(own, row, isPeriodic(field, 0));
  let left = nearEnd(own, row, isPeriodic(field, 0));
  const last = (row - 4) & ~15;
  for (let o: usize = 0; o < row; o += 16) {
    const u = at(own + o);
    const right = o < last ? after(own + o) : withEnd(after(own + o), row, end);
    const plane = planeFlow(u, left, right, at(down + o), at(up + o), sx, sy);
    const flow = add(plane, mul(sz, add(sub(at(back + o), u), sub(at(front + o), u))));
    v128.store(saved + o, u);
    v128.store(own + o, kept(add(u, mul(step, add(at(rates + o), flow))), bits));
    left = u;
  }
  restorePast(own, row, past);
}

/** What the first voxel of a row is coupled to on its left: the last, or itself at a wall. */
function nearEnd(own: usize, row: usize, wraps: bool): v128 {
  return all(load<f32>(wraps ? own + row - 4 : own));
}

/** What the last voxel of a row is coupled to on its right. */
function farEnd(own: usize, row: usize, wraps: bool): v128 {
  return all(load<f32>(wraps ? own : own + row - 4));
}

/** The right neighbours of a row's last vector, with the end in place of what follows the row. */
function withEnd(right: v128, row: usize, end: v128): v128 {
  const lane = <i32>(((row >> 2) - 1) & 3);
  return v128.bitselect(end, right, i32x4.eq(i32x4(0, 1, 2, 3), i32x4.splat(lane)));
}

function copyRow(to: usize, from: usize, row: usize): void {
  for (let o: usize = 0; o < row; o += 16) v128.store(to + o, at(from + o));
}

function rowStride(field: usize): usize {
  return (<usize>((cellsAlong(field, 0) + 3) >> 2)) << 4;
}

/** Row j of the layer before the one at hand, from j on; before j of the layer at hand. */
function keptRow(field: usize, j: i32): usize {
  return keptRows(field) + rowStride(field) * <usize>j;
}

function firstRow(field: usize, j: i32): usize {
  return firstRows(field) + rowStride(field) * <usize>j;
}
