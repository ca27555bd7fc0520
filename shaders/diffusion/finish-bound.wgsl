//! uses: lib/tables, diffusion/lane-values
// The largest possible solution U of a stage, and a power of two near it; the largest |u| at its start.
// Above HIGHEST the extrapolation may not go: bounds are those of the middle of their stage, and where
// they rise, as beside a wall whose value does, they are extrapolated, too, to the end of the step.

fn finishBound(slot: u32, bound: f32, range: f32) {
  laneValues[laneAt(BOUND, slot)] = bound;
  laneValues[laneAt(RANGE, slot)] = range;
  var whole = laneValues[laneAt(WHOLE_BOUND, slot)];
  var halves = laneValues[laneAt(HALF_BOUND, slot)];
  if (halves < 0.0) {
    whole = bound;
    halves = 0.0;
    laneValues[laneAt(TOP, slot)] = range;
  } else {
    halves = max(halves, bound);
  }
  laneValues[laneAt(WHOLE_BOUND, slot)] = whole;
  laneValues[laneAt(HALF_BOUND, slot)] = halves;
  laneValues[laneAt(HIGHEST, slot)] = max(whole, halves + max(0.0, halves - whole));
  let exponent = bitcast<u32>(max(bound, 1e-30)) >> 23u;
  laneValues[laneAt(PER_UNIT, slot)] = bitcast<f32>((254u - exponent) << 23u);
}
