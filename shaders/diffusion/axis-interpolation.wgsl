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
  let last = coarse.cells - 1u;
  let extent = f32(fine.cells - 1u) + fine.lastWidth;
  let position = f32(i) + (0.5 * cellWidth(fine, i));
  let parent = i / 2u;
  let isBefore = position < coarseCenter(coarse, parent);
  let isFirst = isBefore && (parent == 0u);
  let isLast = !isBefore && (parent == last);
  let lower = select(parent - select(0u, 1u, isBefore), last, isFirst);
  let upper = select(parent + select(1u, 0u, isBefore), 0u, isLast);
  // Beyond an end lies the opposite end of a periodic axis, or the wall.
  let before = select(0.0, coarseCenter(coarse, last) - extent, fine.low == PERIODIC);
  let after = select(extent, coarseCenter(coarse, 0u) + extent, fine.high == PERIODIC);
  let start = select(coarseCenter(coarse, lower), before, isFirst);
  let end = select(coarseCenter(coarse, upper), after, isLast);
  let weight = (position - start) / (end - start);
  let weightLower = endShare(1.0 - weight, fine.low, isFirst, fine.high, isLast);
  let weightUpper = endShare(weight, fine.high, isLast, fine.low, isFirst);
  let isCopied = coarse.cells == fine.cells;
  return Interpolation(
    select(lower, i, isCopied),
    select(upper, i, isCopied),
    select(weightLower, 1.0, isCopied),
    select(weightUpper, 0.0, isCopied),
  );
}

fn coarseCenter(coarse: Axis, cell: u32) -> f32 {
  return f32(2u * cell) + cellWidth(coarse, cell);
}

// Weight of a coarse cell: 0 for one beyond a wall (unless the axis wraps), 1 for the one beside a
// no-flux wall.
fn endShare(linear: f32, own: u32, isBeyondOwn: bool, other: u32, isBeyondOther: bool) -> f32 {
  let beside = select(linear, 1.0, isBeyondOther && (other == NO_FLUX));
  return select(beside, 0.0, isBeyondOwn && (own != PERIODIC));
}
