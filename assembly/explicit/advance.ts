import { kept, keptBits } from "../lib/kept";
import { add, all, at, mul, storeFirst, sub } from "../lib/vectors";

// A field of the explicit scheme: a table of words of 4 bytes, addresses in bytes, written by
// src/engine/cpu/explicit/field-table.ts. Axes are 0 1 2 for x y z.

function plane(field: usize): usize {
  return load<usize>(field);
}

/** Rate (unit/min) of voxel 0; 0: none. */
function ratesPlane(field: usize): usize {
  return load<usize>(field + 4);
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

/** Values of the rows at hand as they were, a ring; and those of the first layer. */
function keptRows(field: usize): usize {
  return load<usize>(field + 48);
}

function firstRows(field: usize): usize {
  return load<usize>(field + 52);
}

/**
 * Forward Euler of rows first <= j + ny k < last in place, u + dt (rate + sum of D/h^2 (u_j - u)), at
 * least 0 if not signed. Rows come in order, from 0; what their neighbours held before is kept: of
 * the layer before in a ring, of the first layer until the last if they are neighbours (in the plane
 * a layer is a row). Kept rows have a vector more on both sides.
 */
export function advanceRows(field: usize, first: i32, last: i32, dt: f32): void {
  const nx = cellsAlong(field, 0);
  const row = (<usize>nx) << 2;
  const still =
    scaleAlong(field, 0) === 0 && scaleAlong(field, 1) === 0 && scaleAlong(field, 2) === 0;
  for (let r = first; r < last; r++) {
    const own = plane(field) + row * <usize>r;
    if (still) advanceRow(field, r, dt, own, own, own, own, own);
    else advanceCoupled(field, r, dt);
  }
}

function advanceCoupled(field: usize, r: i32, dt: f32): void {
  const ny = cellsAlong(field, 1);
  const nz = cellsAlong(field, 2);
  const row = (<usize>cellsAlong(field, 0)) << 2;
  const own = plane(field) + row * <usize>r;
  const saved = keptRow(field, r);
  saveRow(saved, own, row, isPeriodic(field, 0));
  if (nz === 1) {
    if (r === 0 && isPeriodic(field, 1)) saveRow(firstRow(field, 0), own, row, false);
    const down = r > 0 ? keptRow(field, r - 1) : farther(field, 1, own, row * <usize>(ny - 1));
    const up = r < ny - 1 ? own + row : isPeriodic(field, 1) ? firstRow(field, 0) : saved;
    advanceRow(field, r, dt, saved, down === own ? saved : down, up, saved, saved);
    return;
  }
  const j = r % ny;
  const k = r / ny;
  const layer = row * <usize>ny;
  if (k === 0 && isPeriodic(field, 2)) saveRow(firstRow(field, j), own, row, false);
  const down = j > 0 ? keptRow(field, r - 1) : farther(field, 1, own, layer - row);
  const up =
    j < ny - 1 ? own + row : isPeriodic(field, 1) && ny > 1 ? keptRow(field, r - ny + 1) : saved;
  const back = k > 0 ? keptRow(field, r - ny) : farther(field, 2, own, layer * <usize>(nz - 1));
  const front = k < nz - 1 ? own + layer : isPeriodic(field, 2) ? firstRow(field, j) : saved;
  advanceRow(
    field,
    r,
    dt,
    saved,
    down === own ? saved : down,
    up,
    back === own ? saved : back,
    front,
  );
}

/** The row at the far end of a periodic axis, which is as it was; `own` where there is none. */
function farther(field: usize, axis: i32, own: usize, distance: usize): usize {
  return isPeriodic(field, axis) ? own + distance : own;
}

function keptStride(field: usize): usize {
  return (((<usize>cellsAlong(field, 0) + 3) >> 2) << 4) + 32;
}

function keptRow(field: usize, r: i32): usize {
  const count = cellsAlong(field, 2) === 1 ? 2 : cellsAlong(field, 1) + 1;
  return keptRows(field) + keptStride(field) * <usize>(r % count) + 16;
}

function firstRow(field: usize, j: i32): usize {
  return firstRows(field) + keptStride(field) * <usize>j + 16;
}

/** Copies a row; beyond its ends come the values that its last and first voxels are coupled to. */
function saveRow(saved: usize, own: usize, row: usize, wraps: bool): void {
  for (let o: usize = 0; o < row; o += 16) v128.store(saved + o, at(own + o));
  store<f32>(saved - 4, load<f32>(wraps ? own + row - 4 : own));
  store<f32>(saved + row, load<f32>(wraps ? own : own + row - 4));
}

/** The row of `values` with rows below, above, behind and before it as they were. */
function advanceRow(
  field: usize,
  r: i32,
  dt: f32,
  values: usize,
  down: usize,
  up: usize,
  back: usize,
  front: usize,
): void {
  const end = (<usize>cellsAlong(field, 0)) << 2;
  const to = plane(field) + end * <usize>r;
  const rates = ratesPlane(field);
  const rate = rates + end * <usize>r;
  const bits = keptBits(isSigned(field));
  const step = all(dt);
  const sx = all(scaleAlong(field, 0));
  const sy = all(scaleAlong(field, 1));
  const sz = all(scaleAlong(field, 2));
  const isCoupled = values !== to;
  const isSolid = cellsAlong(field, 2) > 1;
  for (let o: usize = 0; o < end; o += 16) {
    const u = at(values + o);
    let change = rates === 0 ? all(0) : at(rate + o);
    if (isCoupled) {
      const x = add(sub(at(values + o - 4), u), sub(at(values + o + 4), u));
      const y = add(sub(at(down + o), u), sub(at(up + o), u));
      change = add(change, add(mul(sx, x), mul(sy, y)));
      if (isSolid) {
        change = add(change, mul(sz, add(sub(at(back + o), u), sub(at(front + o), u))));
      }
    }
    const next = kept(add(u, mul(step, change)), bits);
    if (end - o >= 16) v128.store(to + o, next);
    else storeFirst(to + o, next, end - o);
  }
}
