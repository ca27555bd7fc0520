import { add, all, at, div, mul, restorePast, sub } from "../lib/vectors";
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
  uniformMotility,
  widthAlong,
  workRow,
} from "./ways";

/** Where motility is less than this share of the drift, all goes with the drift. */
const STILL: f32 = 1e-6;

/**
 * Scharfetter and Gummel's rates across all faces: against the drift v they are
 * p(D, -|v|)/h with p(D, -|v|) = (D/h) B(|v| h/D), with it |v|/h more.
 */
export function fillFaces(ways: usize): void {
  for (let axis = 0; axis < 3; axis++) {
    if (cellsAlong(ways, axis) > 1) fillAxis(ways, axis);
  }
}

function fillAxis(ways: usize, axis: i32): void {
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>cellsAlong(ways, 0)) << 2;
  const wraps = isPeriodic(ways, axis);
  let base: usize = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      if (axis === 0) {
        fillRow(ways, axis, base, base + row - 4, 4);
        fillRow(ways, axis, base + row - 4, base + row, wraps ? 4 - row : 0);
      } else if (axis === 1) {
        fillRow(ways, axis, base, base + row, above(j, ny, row, wraps));
      } else {
        fillRow(ways, axis, base, base + row, above(k, nz, row * <usize>ny, wraps));
      }
      base += row;
    }
  }
}

/** Faces between voxels start <= o < end (bytes from the first) and those `over` bytes on; 0: walls. */
function fillRow(ways: usize, axis: i32, start: usize, end: usize, over: usize): void {
  const forward = forwardRates(ways, axis);
  const backward = backwardRates(ways, axis);
  const motility = motilityPlane(ways);
  const count = driftCount(ways);
  const h = widthAlong(ways, axis);
  const pastForward = at(forward + end);
  const pastBackward = at(backward + end);
  if (over === 0 || (motility === 0 && count === 0)) {
    const rate = over === 0 ? all(0) : all(uniformMotility(ways) / (h * h));
    for (let o = start; o < end; o += 16) {
      v128.store(forward + o, rate);
      v128.store(backward + o, rate);
    }
    restorePast(forward + start, end - start, pastForward);
    restorePast(backward + start, end - start, pastBackward);
    return;
  }
  const speeds = workRow(ways) - start;
  sumDrifts(ways, h, start, end, over, speeds, false);
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
  restorePast(forward + start, end - start, pastForward);
  restorePast(backward + start, end - start, pastBackward);
}
