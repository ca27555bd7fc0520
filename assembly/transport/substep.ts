import { kept, keptBits } from "../lib/kept";
import { add, all, at, copySingles, mul, sub } from "../lib/vectors";
import {
  above,
  backwardRates,
  below,
  cellsAlong,
  forwardRates,
  isPeriodic,
  spareRow,
  workRow,
  zeroRow,
} from "./ways";

/**
 * A pair of explicit substeps of a plane in place, by way of `moved`: m = n + dt * net inflow of n,
 * then n + 1/2 ((m - n) + dt * net inflow of m), and at least 0 if not `signed`: Heun's method over dt
 * (min), of second order and positive where each substep is. What leaves a voxel arrives in its neighbour, so the sum is kept to round-off. The second substep follows the first a layer behind (in the plane a row), while
 * rates and densities are in the cache; if the last axis is periodic, that of the first layer, which
 * the last one's first substep reads, waits for the end.
 */
export function substepPair(
  ways: usize,
  dt: f32,
  signed: i32,
  plane: usize,
  moved: usize,
  thread: i32,
): void {
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const isSolid = nz > 1;
  const layer = isSolid ? ny : 1;
  const waiting = isPeriodic(ways, isSolid ? 2 : 1) ? layer : 0;
  const rows = ny * nz;
  for (let r = 0; r < rows + layer; r++) {
    if (r < rows) substepRow(ways, dt, 1, signed, plane, plane, moved, r, thread);
    if (r - layer < waiting) continue;
    substepRow(ways, dt, 0.5, signed, plane, moved, plane, r - layer, thread);
  }
  for (let r = 0; r < waiting; r++) {
    substepRow(ways, dt, 0.5, signed, plane, moved, plane, r, thread);
  }
}

/**
 * One such substep of rows first <= j + ny k < last from a plane to another: base + weight ((n - base) +
 * dt * net inflow of n). Nothing but these rows is written, so that threads may move others.
 */
export function substep(
  ways: usize,
  dt: f32,
  weight: f32,
  signed: i32,
  base: usize,
  from: usize,
  to: usize,
  first: i32,
  last: i32,
  thread: i32,
): void {
  for (let r = first; r < last; r++) {
    substepRow(ways, dt, weight, signed, base, from, to, r, thread);
  }
}

/** A substep of row r = j + ny k. */
function substepRow(
  ways: usize,
  dt: f32,
  weight: f32,
  signed: i32,
  origin: usize,
  from: usize,
  to: usize,
  r: i32,
  thread: i32,
): void {
  const nx = cellsAlong(ways, 0);
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>nx) << 2;
  const layer = row * <usize>ny;
  const wraps = isPeriodic(ways, 0);
  const down = below(r % ny, ny, row, isPeriodic(ways, 1));
  const up = above(r % ny, ny, row, isPeriodic(ways, 1));
  const base = row * <usize>r;
  const end = base + row;
  let inflow = zeroRow(ways);
  if (nz > 1) {
    inflow = workRow(ways, thread);
    const back = below(r / ny, nz, layer, isPeriodic(ways, 2));
    const front = above(r / ny, nz, layer, isPeriodic(ways, 2));
    flowBetweenLayers(ways, from, base, end, back, front, inflow);
  }
  if (nx === 1) {
    moveOne(ways, dt, weight, signed, origin, from, to, base, 0, 0, down, up, inflow);
    return;
  }
  const first = load<f32>(origin + base);
  const final = load<f32>(origin + end - 4);
  const whole = base + (row & ~(<usize>15));
  const across = inflow - base;
  moveRow(ways, dt, weight, signed, origin, from, to, base, base, whole, down, up, across);
  if (whole < end) {
    // The rest of the row by way of another, so that nothing is written past its end.
    const spare = spareRow(ways, thread);
    const rest = spare - whole;
    moveRow(ways, dt, weight, signed, origin, from, rest, base, whole, end, down, up, across);
    copySingles(to + whole, spare, end - whole);
  }
  // Ends whose neighbour lies elsewhere, done again from where they began; at other walls the face's
  // rate is 0.
  if (wraps || r === 0) {
    store<f32>(to + base, first);
    const left = wraps ? row - 4 : 0;
    moveOne(ways, dt, weight, signed, origin, from, to, base, left, 4, down, up, inflow);
  }
  if (wraps || r === ny * nz - 1) {
    store<f32>(to + end - 4, final);
    const right: usize = wraps ? 4 - row : 0;
    const last = inflow + row - 4;
    moveOne(ways, dt, weight, signed, origin, from, to, end - 4, -4, right, down, up, last);
  }
}

/** Net inflow (1/min times density) along z into voxels start <= o < end, as moveRow has them. */
function flowBetweenLayers(
  ways: usize,
  from: usize,
  start: usize,
  end: usize,
  back: usize,
  front: usize,
  inflow: usize,
): void {
  const zero = zeroRow(ways) - start;
  const highF = front === 0 ? zero : forwardRates(ways, 2);
  const highB = front === 0 ? zero : backwardRates(ways, 2);
  const lowF = back === 0 ? zero : forwardRates(ways, 2) + back;
  const lowB = back === 0 ? zero : backwardRates(ways, 2) + back;
  const low = from + back;
  const high = from + front;
  const to = inflow - start;
  for (let o = start; o < end; o += 16) {
    const n = at(from + o);
    const into = sub(mul(at(lowF + o), at(low + o)), mul(at(lowB + o), n));
    const out = sub(mul(at(highF + o), n), mul(at(highB + o), at(high + o)));
    v128.store(to + o, sub(into, out));
  }
}

/**
 * Voxels start <= o < end (bytes from the first) of the row that begins at `base`, in whole vectors,
 * with neighbours beside each other and `down`, `up` bytes away; 0: there is none. `across` + o: what
 * comes along z.
 */
function moveRow(
  ways: usize,
  dt: f32,
  weight: f32,
  signed: i32,
  origin: usize,
  from: usize,
  to: usize,
  base: usize,
  start: usize,
  end: usize,
  down: usize,
  up: usize,
  across: usize,
): void {
  const zero = zeroRow(ways) - base;
  const rightF = forwardRates(ways, 0);
  const rightB = backwardRates(ways, 0);
  const upF = up === 0 ? zero : forwardRates(ways, 1);
  const upB = up === 0 ? zero : backwardRates(ways, 1);
  const downF = down === 0 ? zero : forwardRates(ways, 1) + down;
  const downB = down === 0 ? zero : backwardRates(ways, 1) + down;
  const upper = from + up;
  const lower = from + down;
  const bits = keptBits(signed);
  const step = all(dt);
  const share = all(weight);
  for (let o = start; o < end; o += 16) {
    // One address for what lies beside each other: registers are few.
    const own = from + o - 4;
    const F = rightF + o - 4;
    const B = rightB + o - 4;
    const n = v128.load(own, 4);
    const x = net(at(F), at(own), at(B), n, v128.load(F, 4), v128.load(B, 4), v128.load(own, 8));
    const y = net(
      at(downF + o),
      at(lower + o),
      at(downB + o),
      n,
      at(upF + o),
      at(upB + o),
      at(upper + o),
    );
    const change = add(add(x, y), at(across + o));
    const before = at(origin + o);
    const gone = add(sub(n, before), mul(step, change));
    v128.store(to + o, kept(add(before, mul(share, gone)), bits));
  }
}

/**
 * The voxel at byte `o` with neighbours `left`, `right`, `down`, `up` bytes away; 0: there is none.
 * `inflow`: what comes along z.
 */
function moveOne(
  ways: usize,
  dt: f32,
  weight: f32,
  signed: i32,
  origin: usize,
  from: usize,
  to: usize,
  o: usize,
  left: usize,
  right: usize,
  down: usize,
  up: usize,
  inflow: usize,
): void {
  const zero = zeroRow(ways) - o;
  const rightF = right === 0 ? zero : forwardRates(ways, 0);
  const rightB = right === 0 ? zero : backwardRates(ways, 0);
  const leftF = left === 0 ? zero : forwardRates(ways, 0) + left;
  const leftB = left === 0 ? zero : backwardRates(ways, 0) + left;
  const upF = up === 0 ? zero : forwardRates(ways, 1);
  const upB = up === 0 ? zero : backwardRates(ways, 1);
  const downF = down === 0 ? zero : forwardRates(ways, 1) + down;
  const downB = down === 0 ? zero : backwardRates(ways, 1) + down;
  const n = at(from + o);
  const x = net(
    at(leftF + o),
    at(from + left + o),
    at(leftB + o),
    n,
    at(rightF + o),
    at(rightB + o),
    at(from + right + o),
  );
  const y = net(
    at(downF + o),
    at(from + down + o),
    at(downB + o),
    n,
    at(upF + o),
    at(upB + o),
    at(from + up + o),
  );
  const change = add(add(x, y), at(inflow));
  const before = at(origin + o);
  const gone = add(sub(n, before), mul(all(dt), change));
  const next = kept(add(before, mul(all(weight), gone)), keptBits(signed));
  v128.store_lane<f32>(to + o, next, 0);
}

/** Net inflow through a lower face, with its rates and the density below, and an upper one. */
function net(
  lowF: v128,
  low: v128,
  lowB: v128,
  n: v128,
  highF: v128,
  highB: v128,
  high: v128,
): v128 {
  return sub(sub(mul(lowF, low), mul(lowB, n)), sub(mul(highF, n), mul(highB, high)));
}
