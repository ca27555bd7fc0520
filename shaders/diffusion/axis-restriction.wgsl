//! uses: diffusion/axis-interpolation
// How the cells of a level count in the mean of their parent, along one axis.

// Beside a wall of fixed value a residual counts less, by this share of what the interpolation of
// the correction loses there (measured; see the CPU twin).
const WALL_DAMPING: f32 = 0.7;

// Share of the parent's width, for coefficients.
fn childShare(fine: Axis, coarse: Axis, i: u32) -> f32 {
  let sibling = i ^ 1u;
  let isAlone = (coarse.cells == fine.cells) || (sibling >= fine.cells);
  let width = cellWidth(fine, i);
  return select(width / (width + cellWidth(fine, sibling)), 1.0, isAlone);
}

// The same for residuals, less beside a wall of fixed value.
fn residualShare(fine: Axis, coarse: Axis, i: u32) -> f32 {
  let share = childShare(fine, coarse, i);
  let isAtLow = (i == 0u) && (fine.low == FIXED_VALUE);
  let isAtHigh = (i + 1u == fine.cells) && (fine.high == FIXED_VALUE);
  let by = interpolateCell(fine, coarse, i);
  let damped = share * (1.0 - (WALL_DAMPING * (1.0 - (by.weightLower + by.weightUpper))));
  return select(share, damped, (coarse.cells < fine.cells) && (isAtLow || isAtHigh));
}
