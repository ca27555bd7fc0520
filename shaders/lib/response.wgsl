// Total operators: a finite result for every finite input (docs/expressions.md). Twin of
// src/compile/response.ts, same names.

const TINY: f32 = 1e-30;
const HUGE: f32 = 1e30;

// Comparisons: software devices spend ten instructions on min and max, and there are many limits.
fn limit(a: f32) -> f32 {
  return within(a, HUGE);
}

// Between -bound and bound.
fn within(a: f32, bound: f32) -> f32 {
  let enough = select(-bound, a, a > -bound);
  return select(bound, enough, enough < bound);
}

fn divide(a: f32, b: f32) -> f32 {
  let isZero = abs(b) < TINY;
  let quotient = limit(a / select(b, 1.0, isZero));
  return select(quotient, 0.0, isZero);
}

fn power(a: f32, b: f32) -> f32 {
  let isZero = a < TINY;
  let raised = safeExp(b * log(select(a, 1.0, isZero)));
  return select(raised, select(0.0, 1.0, b == 0.0), isZero);
}

fn safeExp(a: f32) -> f32 {
  return exp(within(a, 69.0));
}

fn safeLog(a: f32) -> f32 {
  return log(max(a, TINY));
}

fn safeSqrt(a: f32) -> f32 {
  return sqrt(max(a, 0.0));
}

fn safeTanh(a: f32) -> f32 {
  return tanh(within(a, 15.0));
}

// WGSL promises sin and cos to 2^-11 only, and only in [-pi, pi]: both are computed here, by
// quarter turns (three-part reduction of Cody and Waite) and the polynomials of Cephes' sinf.
fn safeSin(a: f32) -> f32 {
  let turn = quarterTurns(a);
  return sineOfTurn(restOfTurn(a, turn), i32(turn) & 3);
}

fn safeCos(a: f32) -> f32 {
  let turn = quarterTurns(a);
  return sineOfTurn(restOfTurn(a, turn), (i32(turn) + 1) & 3);
}

fn quarterTurns(a: f32) -> f32 {
  return floor((within(a, 1e6) * 0.63661977) + 0.5);
}

fn restOfTurn(a: f32, turn: f32) -> f32 {
  let angle = within(a, 1e6);
  return ((angle - (turn * 1.5703125)) - (turn * 4.837512969970703e-4)) - (turn * 7.54978995489e-8);
}

fn sineOfTurn(r: f32, quarter: i32) -> f32 {
  let s = r * r;
  let sine = r + ((r * s) * (-0.16666654611 + (s * (8.3321608736e-3 - (s * 1.9515295891e-4)))));
  let cosine = (1.0 - (0.5 * s)) +
    ((s * s) * (4.166664568298827e-2 + (s * (-1.388731625493765e-3 + (s * 2.443315711809948e-5)))));
  let value = select(sine, cosine, (quarter & 1) == 1);
  return select(value, -value, quarter >= 2);
}

// 1 - e^-z: the share that leaves within a step.
fn leave(z: f32) -> f32 {
  return select(1.0 - safeExp(-z), z * staySeries(z), abs(z) < 0.25);
}

// (1 - e^-z)/z: the share of what arrives evenly over a step that is still there at its end.
fn stay(z: f32) -> f32 {
  let isSmall = abs(z) < 0.25;
  return select((1.0 - safeExp(-z)) / select(z, 1.0, isSmall), staySeries(z), isSmall);
}

// e^z - 1.
fn grow(z: f32) -> f32 {
  return select(safeExp(z) - 1.0, z * staySeries(-z), abs(z) < 0.25);
}

fn staySeries(z: f32) -> f32 {
  return 1.0 - (z * (0.5 - (z * (0.16666667 - (z * (0.041666668 - (z * (0.008333334 - (z *
    (0.0013888889 - (z * 1.984127e-4)))))))))));
}
