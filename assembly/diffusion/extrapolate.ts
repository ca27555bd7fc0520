import { TINY, TINY_CARRY } from "../lib/constants";
import { add, all, at, div, flush, mul, sub } from "../lib/vectors";

/** Planar planes of one substrate, in memory as src/engine/cpu/diffusion/substrate-solver.ts writes it. */
class Step {
  /** The state, from the start of the step to its end. */
  field: usize;
  carry: usize;
  /** One stage of the whole step. */
  whole: usize;
  wholeCarry: usize;
  wholeTaken: usize;
  /** Two stages of half of it. */
  halves: usize;
  halvesCarry: usize;
  /** Taken in the halves, then in the step; 0: no conversions. */
  taken: usize;
  voxels: i32;
  constants: usize;
  isSigned: i32;
  /** The bound U of all stages. */
  upper: f32;
  /** To: the largest |halves - whole|, and the largest |value| before and after. */
  difference: f32;
  largest: f32;
}

/**
 * The end of a step: u' = b + theta (b - u1), with theta the largest share that leaves nothing below 0 or
 * above U but for a slack of 1e-4 of the largest value. One theta for all voxels, so that any
 * mixture conserves.
 */
export function extrapolate(stepAddress: usize): void {
  const step = changetype<Step>(stepAddress);
  compare(step);
  if (step.isSigned === 1) {
    mix(step, 1, -f32.MAX_VALUE, f32.MAX_VALUE);
    return;
  }
  const slack = <f32>1e-4 * step.largest;
  mix(step, limit(step, -slack, step.upper + slack), 0, step.upper);
}

function compare(step: Step): void {
  let difference = all(0);
  let largest = all(0);
  const end = (<usize>step.voxels) << 2;
  const whole = end & ~(<usize>15);
  for (let o: usize = 0; o < whole; o += 16) {
    const b = at(step.halves + o);
    difference = f32x4.pmax(difference, f32x4.abs(sub(b, at(step.whole + o))));
    largest = f32x4.pmax(largest, f32x4.pmax(f32x4.abs(b), f32x4.abs(at(step.field + o))));
  }
  let d = largestLane(difference);
  let most = largestLane(largest);
  for (let o = whole; o < end; o += 4) {
    const b = load<f32>(step.halves + o);
    d = max(d, abs(b - load<f32>(step.whole + o)));
    most = max(most, max(abs(b), abs(load<f32>(step.field + o))));
  }
  step.difference = d;
  step.largest = most;
}

/**
 * Largest theta in [0, 1] with lowest <= b + theta (b - u1) <= highest everywhere; b, the value after
 * two halves, lies within.
 */
function limit(step: Step, lowest: f32, highest: f32): f32 {
  const low = all(lowest);
  const high = all(highest);
  const end = (<usize>step.voxels) << 2;
  const whole = end & ~(<usize>15);
  let theta = all(1);
  for (let o: usize = 0; o < whole; o += 16) {
    const b = at(step.halves + o);
    const d = sub(b, at(step.whole + o));
    const sum = add(b, d);
    const isLow = f32x4.lt(sum, low);
    const isHigh = f32x4.gt(sum, high);
    if (!v128.any_true(v128.or(isLow, isHigh))) continue;
    const room = sub(v128.bitselect(low, high, isLow), b);
    const most = v128.bitselect(div(room, d), all(1), v128.or(isLow, isHigh));
    theta = f32x4.pmin(theta, most);
  }
  let least = -largestLane(f32x4.neg(theta));
  for (let o = whole; o < end; o += 4) {
    const b = load<f32>(step.halves + o);
    const d = b - load<f32>(step.whole + o);
    if (b + d < lowest) least = min(least, (lowest - b) / d);
    if (b + d > highest) least = min(least, (highest - b) / d);
  }
  return max(least, f32(0));
}

/**
 * u' = b + theta (b - u1) within [lowest, highest]; e' and what conversions took likewise, and what that
 * cut off. A negative amount taken goes back into the carry.
 */
function mix(step: Step, theta: f32, lowest: f32, highest: f32): void {
  const factor = all(theta);
  const tiny = at(step.constants + TINY);
  const tinyCarry = at(step.constants + TINY_CARRY);
  const low = all(lowest);
  const high = all(highest);
  const end = (<usize>step.voxels) << 2;
  for (let o: usize = 0; o < end; o += 16) {
    const b = at(step.halves + o);
    const more = mul(factor, sub(b, at(step.whole + o)));
    const u = flush(f32x4.pmin(high, f32x4.pmax(low, add(b, more))), tiny);
    const eb = at(step.halvesCarry + o);
    const moreCarry = mul(factor, sub(eb, at(step.wholeCarry + o)));
    let e = add(add(sub(b, u), more), add(eb, moreCarry));
    if (step.taken !== 0) {
      const both = at(step.taken + o);
      const taken = add(both, mul(factor, sub(both, at(step.wholeTaken + o))));
      e = add(e, f32x4.pmin(taken, all(0)));
      v128.store(step.taken + o, f32x4.pmax(taken, all(0)));
    }
    v128.store(step.field + o, u);
    v128.store(step.carry + o, flush(e, tinyCarry));
  }
}

function largestLane(a: v128): f32 {
  const pair = f32x4.pmax(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1));
}
