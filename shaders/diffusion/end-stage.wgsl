//! uses: lib/kind, lib/tables, diffusion/ends, diffusion/taken, diffusion/solution, diffusion/balance
// Where a stage ends. Whole stage and first half end in `ends`. The second half (kind `second`) ends the step:
// its end plus theta times the difference d to the end of the whole stage, within [0, U], and what that cuts off
// in the carry; the same of what conversions took, where nothing negative is booked. Before theta is known it
// counts as 1, and the largest value, the largest d and how far the halves plus d go above 0 and below are
// measured; where this asks for less, the kind `limited` does the quad once more.

var<private> theta: vec4f = vec4f(1.0);
var<private> largest: vec4f;
var<private> difference: vec4f;
var<private> above: vec4f;
var<private> below: vec4f;

// To be called first; for each quad anew.
fn openEnd(quad: u32) {
  if (IS_LIMITED) {
    theta = lanesOf(THETA, quad);
  }
  largest = vec4f(0.0);
  difference = vec4f(0.0);
  above = vec4f(0.0);
  below = vec4f(0.0);
}

fn endVoxel(quad: u32, voxel: u32, u: vec4f, balance: Balance) {
  if (IS_SECOND) {
    endStep(quad, voxel, u, balance.left, balance.converted);
  } else {
    endStage(quad, voxel, u, balance.left, balance.converted);
  }
}

fn endStage(quad: u32, voxel: u32, u: vec4f, e: vec4f, converted: vec4f) {
  let plane = select(HALF, WHOLE, IS_WHOLE);
  ends[endAt(plane, quad, voxel)] = u;
  ends[endAt(plane + 1u, quad, voxel)] = e;
  if (HAS_EXPORTS) {
    ends[endAt(select(TAKEN_HALF, TAKEN_WHOLE, IS_WHOLE), quad, voxel)] = converted;
  }
}

fn endStep(quad: u32, voxel: u32, u: vec4f, e: vec4f, converted: vec4f) {
  let d = u - ends[endAt(WHOLE, quad, voxel)];
  let change = theta * d;
  let limited = min(max(u + change, vec4f(0.0)), lanesOf(HIGHEST, quad));
  let end = select(limited, u + change, isFree);
  var carried = ((u - end) + change) + (e + (theta * (e - ends[endAt(WHOLE + 1u, quad, voxel)])));
  if (HAS_EXPORTS) {
    let halves = ends[endAt(TAKEN_HALF, quad, voxel)] + converted;
    let amount = halves + (theta * (halves - ends[endAt(TAKEN_WHOLE, quad, voxel)]));
    carried += min(amount, vec4f(0.0));
    ends[endAt(TAKEN, quad, voxel)] = max(amount, vec4f(0.0));
  }
  writeEnd(quad, voxel, end, carried);
  if (!IS_LIMITED) {
    largest = max(largest, abs(u));
    difference = max(difference, abs(d));
    above = max(above, u + d);
    below = max(below, -(u + d));
  }
}
