//! uses: lib/state, lib/task, lib/positive
// Scharfetter and Gummel's rates (1/min) at which movers cross a face, per density on the side that
// they leave, from its motility D (um^2/min), drift v (um/min) and the width h (um).

// B(z) = z / (e^z - 1) for z >= 0; by its series below 1, where the quotient would lose digits.
fn bernoulli(z: f32) -> f32 {
  let q = z * z;
  let even = q * (0.083333333 - (q * (0.0013888889 - (q * (3.3068783e-5 - (q * 8.2671958e-7))))));
  let quotient = z / (exp(select(69.0, z, z < 69.0)) - 1.0);
  return select(quotient, (1.0 - (0.5 * z)) + even, z < 1.0);
}

// x forward, along v; y backward.
fn faceRates(D: f32, v: f32, h: f32) -> vec2f {
  let speed = abs(v);
  let isTooSmall = (D < 1e-6 * speed * h) || (D == 0.0);
  let slow = (D / h) * bernoulli((speed * h) / select(D, 1.0, isTooSmall));
  let against = select(slow, 0.0, isTooSmall);
  return vec2f(against + positive(v), against + positive(-v)) / h;
}

// The rate without drift.
fn evenRate(D: f32, h: f32) -> f32 {
  return positive(D) / (h * h);
}

// Bound of the forward rate without an exponential, at most 4.7 % above it and never below: from
// x coth x <= sqrt(1 + x^2) it is v/2 + sqrt((D/h)^2 + v^2/4), here for max(v, 0).
fn boundRate(D: f32, v: f32, h: f32) -> f32 {
  let half = 0.5 * positive(v);
  let spread = D / h;
  let larger = select(half, spread, spread > half);
  let smaller = select(spread, half, spread > half);
  let ratio = smaller / (larger + 1e-30);
  return (half + (larger * sqrt(1.0 + (ratio * ratio)))) / h;
}

// Added to task.index, by the kernel that goes through several pairs of substeps.
var<private> pairShift: u32 = 0u;

// Of each group in `scalars`: number of pairs of substeps, length of one (min) as its cells, slowed down
// perhaps, have it, and as walls do.

// Whether a group takes part in the present pair of substeps.
fn isMoving(group: u32) -> bool {
  return scalars[SUBSTEPS_AT + (3u * group)] > f32(task.index + pairShift);
}

fn pairLength(group: u32) -> f32 {
  return scalars[SUBSTEPS_AT + (3u * group) + 1u];
}

fn wallLength(group: u32) -> f32 {
  return scalars[SUBSTEPS_AT + (3u * group) + 2u];
}
