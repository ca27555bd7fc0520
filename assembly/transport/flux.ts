import { add, all, at, copySingles, div, mul, sub } from "../lib/vectors";
import { meanAcross, sumDrifts } from "./across-faces";
import { bernoulli } from "./bernoulli";
import {
  above,
  backwardRates,
  cellsAlong,
  driftCount,
  forwardRates,
  isPeriodic,
  motilityPlane,
  spareRow,
  uniformMotility,
  widthAlong,
  workRow,
} from "./ways";

/** Where motility is less than this share of the drift, all goes with the drift. */
const STILL: f32 = 1e-6;

/**
 * Scharfetter and Gummel's rates across the faces of rows first <= j + ny k < last: against the
 * drift v they are p(D, -|v|)/h with p(D, -|v|) = (D/h) B(|v| h/D), with it |v|/h more. Nothing but
 * these rows is written, so that threads may fill others.
 */
export function fillFaces(ways: usize, first: i32, last: i32, thread: i32): void {
  for (let axis = 0; axis < 3; axis++) {
    if (cellsAlong(ways, axis) > 1) fillAxis(ways, axis, first, last, thread);
  }
}

function fillAxis(ways: usize, axis: i32, first: i32, last: i32, thread: i32): void {
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>cellsAlong(ways, 0)) << 2;
  const wraps = isPeriodic(ways, axis);
  for (let r = first; r < last; r++) {
    const base = row * <usize>r;
    const end = base + row;
    if (axis === 0) {
      fillRow(ways, axis, base, end, 4, thread);
      fillRow(ways, axis, end - 4, end, wraps ? 4 - row : 0, thread);
    } else if (axis === 1) {
      fillRow(ways, axis, base, end, above(r % ny, ny, row, wraps), thread);
    } else {
      fillRow(ways, axis, base, end, above(r / ny, nz, row * <usize>ny, wraps), thread);
    }
  }
}

/** Faces between voxels start <= o < end (bytes from the first) and those `over` bytes on; 0: walls. */
function fillRow(ways: usize, axis: i32, start: usize, end: usize, over: usize, thread: i32): void {
  const forward = forwardRates(ways, axis);
  const backward = backwardRates(ways, axis);
  const count = driftCount(ways);
  const h = widthAlong(ways, axis);
  if (over === 0 || (motilityPlane(ways) === 0 && count === 0)) {
    const rate = over === 0 ? <f32>0 : uniformMotility(ways) / (h * h);
    fillSingles(forward + start, rate, end - start);
    fillSingles(backward + start, rate, end - start);
    return;
  }
  const speeds = workRow(ways, thread) - start;
  sumDrifts(ways, h, start, end, over, speeds, false);
  const whole = start + ((end - start) & ~(<usize>15));
  fillVectors(ways, h, start, whole, over, speeds, forward, backward);
  if (whole === end) return;
  const spare = spareRow(ways, thread);
  fillVectors(ways, h, whole, end, over, speeds, spare - whole, spare + 16 - whole);
  copySingles(forward + whole, spare, end - whole);
  copySingles(backward + whole, spare + 16, end - whole);
}

/** Whole vectors from `start` on, the last one perhaps past `end`. */
function fillVectors(
  ways: usize,
  h: f32,
  start: usize,
  end: usize,
  over: usize,
  speeds: usize,
  forward: usize,
  backward: usize,
): void {
  const motility = motilityPlane(ways);
  const count = driftCount(ways);
  const H = all(h);
  const perH = all(1 / h);
  const none = all(0);
  const both = all(0.5);
  const uniform = all(uniformMotility(ways));
  for (let o = start; o < end; o += 16) {
    const v = count > 0 ? at(speeds + o) : none;
    const D = meanAcross(motility, o, over, both, uniform);
    const across = mul(f32x4.abs(v), H);
    const isStill = f32x4.le(D, mul(all(STILL), across));
    const z = div(across, v128.bitselect(all(1), D, isStill));
    const against = v128.andnot(mul(mul(D, perH), bernoulli(z)), isStill);
    v128.store(forward + o, mul(perH, add(against, f32x4.pmax(none, v))));
    v128.store(backward + o, mul(perH, sub(against, f32x4.pmin(none, v))));
  }
}

function fillSingles(to: usize, value: f32, bytes: usize): void {
  const whole = bytes & ~(<usize>15);
  for (let o: usize = 0; o < whole; o += 16) v128.store(to + o, all(value));
  for (let o = whole; o < bytes; o += 4) store<f32>(to + o, value);
}
