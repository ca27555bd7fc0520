//! uses: lib/state, lib/task
// Scharfetter and Gummel's rates (1/min) at which movers cross a face, per density on the side that
// they leave, from its motility D (um^2/min), drift v (um/min) and the width h (um).

// B(z) = z / (e^z - 1) for z >= 0; by its series below 1, where the quotient would lose digits.
fn bernoulli(z: f32) -> f32 {
  let q = z * z;
  let even = q * (0.083333333 - (q * (0.0013888889 - (q * (3.3068783e-5 - (q * 8.2671958e-7))))));
  let quotient = z / (exp(min(max(z, 1.0), 69.0)) - 1.0);
  return select(quotient, (1.0 - (0.5 * z)) + even, z < 1.0);
}

// x forward, along v; y backward.
fn faceRates(D: f32, v: f32, h: f32) -> vec2f {
  let speed = abs(v);
  let isTooSmall = (D < 1e-6 * speed * h) || (D == 0.0);
  let slow = (D / h) * bernoulli((speed * h) / select(D, 1.0, isTooSmall));
  let against = select(slow, 0.0, isTooSmall);
  return vec2f(against + max(v, 0.0), against + max(-v, 0.0)) / h;
}

// The rate without drift.
fn evenRate(D: f32, h: f32) -> f32 {
  return max(D, 0.0) / (h * h);
}

// Bound of the forward rate without an exponential, at most 4.7 % above it and never below: from
// x coth x <= sqrt(1 + x^2) it is v/2 + sqrt((D/h)^2 + v^2/4), here for max(v, 0).
fn boundRate(D: f32, v: f32, h: f32) -> f32 {
  let half = 0.5 * max(v, 0.0);
  let spread = D / h;
  let larger = max(half, spread);
  let ratio = min(half, spread) / max(larger, 1e-30);
  return (half + (larger * sqrt(1.0 + (ratio * ratio)))) / h;
}

// Whether a group takes part in the present pair of substeps.
fn isMoving(group: u32) -> bool {
  return scalars[SUBSTEPS_AT + (2u * group)] > f32(2u * task.index);
}
