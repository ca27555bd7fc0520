//! uses: lib/tables, lib/task
// Geometry of the diffusion operator along one axis of one level (docs/numerics.md, "Grid").

struct Axis {
  cells: u32,
  // distance in the array between neighbours along this axis
  stride: u32,
  // width of the last cell, in units of the others'
  lastWidth: f32,
  // what lies beyond the two ends: NO_FLUX, PERIODIC or FIXED_VALUE
  low: u32,
  high: u32,
}

// Axis 0, 1 or 2 of a level, of a field with these `sides`.
fn axisAlong(level: LevelShape, sides: u32, axis: u32) -> Axis {
  let strides = vec3u(1u, level.cells.x, level.cells.x * level.cells.y);
  let low = (sides >> (4u * axis)) & 3u;
  let high = (sides >> ((4u * axis) + 2u)) & 3u;
  return Axis(level.cells[axis], strides[axis], level.last[axis], low, high);
}

fn axisX(level: LevelShape, sides: u32) -> Axis {
  return axisAlong(level, sides, 0u);
}

fn axisY(level: LevelShape, sides: u32) -> Axis {
  return axisAlong(level, sides, 1u);
}

fn axisZ(level: LevelShape, sides: u32) -> Axis {
  return axisAlong(level, sides, 2u);
}

// Whether anything flows along this axis at all.
fn isCoupled(axis: Axis) -> bool {
  return (axis.cells > 1u) || (axis.low == FIXED_VALUE) || (axis.high == FIXED_VALUE);
}

fn cellWidth(axis: Axis, i: u32) -> f32 {
  return select(1.0, axis.lastWidth, i + 1u == axis.cells);
}

// w- of cell i.
fn weightMinus(axis: Axis, i: u32) -> f32 {
  let beyond = select(0.0, axis.lastWidth, axis.low == PERIODIC);
  let weight = pairWeight(cellWidth(axis, i), select(1.0, beyond, i == 0u));
  return select(weight, 0.0, (i == 0u) && !opens(axis.low, axis.cells));
}

// w+ of cell i.
fn weightPlus(axis: Axis, i: u32) -> f32 {
  let isLast = i + 1u == axis.cells;
  let beyond = select(0.0, cellWidth(axis, 0u), axis.high == PERIODIC);
  let weight = pairWeight(cellWidth(axis, i), select(cellWidth(axis, i + 1u), beyond, isLast));
  return select(weight, 0.0, isLast && !opens(axis.high, axis.cells));
}

// A wall of fixed value is a neighbour without width.
fn pairWeight(own: f32, other: f32) -> f32 {
  return 2.0 / (own * (own + other));
}

// Whether anything crosses an end.
fn opens(kind: u32, cells: u32) -> bool {
  return (kind == FIXED_VALUE) || ((kind == PERIODIC) && (cells > 1u));
}

// Offset of the neighbour below cell i, wrapped where periodic, 0 at a wall.
fn lowerOffset(axis: Axis, i: u32) -> i32 {
  let wrapped = select(0, i32((axis.cells - 1u) * axis.stride), axis.low == PERIODIC);
  return select(-i32(axis.stride), wrapped, i == 0u);
}

// Offset of the neighbour above cell i, wrapped where periodic, 0 at a wall.
fn upperOffset(axis: Axis, i: u32) -> i32 {
  let wrapped = select(0, -i32((axis.cells - 1u) * axis.stride), axis.high == PERIODIC);
  return select(i32(axis.stride), wrapped, i + 1u == axis.cells);
}
