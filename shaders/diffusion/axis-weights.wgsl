//! uses: lib/tables, lib/task
// Neighbours along one axis of the grid (docs/numerics.md, "Grid"): walls without flux and periodic ends.

struct Axis {
  cells: u32,
  // distance in the array between neighbours along this axis
  stride: u32,
  // what lies beyond the two ends: NO_FLUX or PERIODIC
  low: u32,
  high: u32,
}

// Axis 0, 1 or 2 of a level, of a field with these `sides`.
fn axisAlong(level: LevelShape, sides: u32, axis: u32) -> Axis {
  let strides = vec3u(1u, level.cells.x, level.cells.x * level.cells.y);
  let low = (sides >> (4u * axis)) & 3u;
  let high = (sides >> ((4u * axis) + 2u)) & 3u;
  return Axis(level.cells[axis], strides[axis], low, high);
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
