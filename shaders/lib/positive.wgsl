// max(a, 0), and 0 where a is not a number. A comparison: software devices spend ten instructions on
// min and max, which must look for numbers that are none.

fn positive(a: f32) -> f32 {
  return select(0.0, a, a > 0.0);
}
