//! uses: diffusion/axis-weights
// Linear interpolation along one axis from a coarse level to the next finer one, between true cell
// centres in units of the fine width. Beyond a no-flux wall the correction is constant; at a wall of
// fixed value it falls to 0; a periodic axis wraps. An axis that was not coarsened is copied.

struct Interpolation {
  lower: u32,
  upper: u32,
  weightLower: f32,
  weightUpper: f32,
}

fn interpolateCell(fine: Axis, coarse: Axis, i: u32) -> Interpolation {
  if (coarse.cells == fine.cells) {
    return Interpolation(i, i, 1.0, 0.0);
  }
  let last = coarse.cells - 1u;
  let length = f32(fine.cells - 1u) + fine.lastWidth;
  let position = f32(i) + select(0.5, fine.lastWidth / 2.0, i + 1u == fine.cells);
  let parent = i / 2u;
  if (position < coarseCenter(coarse, parent)) {
    if (parent == 0u) {
      return belowFirst(fine, coarse, position, length);
    }
    return between(coarse, parent - 1u, position);
  }
  if (parent == last) {
    return aboveLast(fine, coarse, position, length);
  }
  return between(coarse, parent, position);
}

fn coarseCenter(coarse: Axis, cell: u32) -> f32 {
  return f32(2u * cell) + cellWidth(coarse, cell);
}

fn between(coarse: Axis, lower: u32, position: f32) -> Interpolation {
  let start = coarseCenter(coarse, lower);
  let weight = (position - start) / (coarseCenter(coarse, lower + 1u) - start);
  return Interpolation(lower, lower + 1u, 1.0 - weight, weight);
}

fn belowFirst(fine: Axis, coarse: Axis, position: f32, length: f32) -> Interpolation {
  let last = coarse.cells - 1u;
  let first = coarseCenter(coarse, 0u);
  let isPeriodic = fine.low == PERIODIC;
  let distance = select(first, (first + length) - coarseCenter(coarse, last), isPeriodic);
  let weight = 1.0 - ((first - position) / distance);
  return Interpolation(last, 0u, select(0.0, 1.0 - weight, isPeriodic), outer(fine.low, weight));
}

fn aboveLast(fine: Axis, coarse: Axis, position: f32, length: f32) -> Interpolation {
  let last = coarse.cells - 1u;
  let center = coarseCenter(coarse, last);
  let isPeriodic = fine.high == PERIODIC;
  let ahead = select(length, coarseCenter(coarse, 0u) + length, isPeriodic);
  let weight = 1.0 - ((position - center) / (ahead - center));
  return Interpolation(last, 0u, outer(fine.high, weight), select(0.0, 1.0 - weight, isPeriodic));
}

// Weight of the cell beside a wall.
fn outer(end: u32, linear: f32) -> f32 {
  return select(linear, 1.0, end == NO_FLUX);
}
