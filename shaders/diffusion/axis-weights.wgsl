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

fn axisX(level: LevelShape, slot: u32) -> Axis {
  return Axis(level.cells.x, 1u, level.last.x, sideKind(slot, 0u), sideKind(slot, 1u));
}

fn axisY(level: LevelShape, slot: u32) -> Axis {
  let stride = level.cells.x;
  return Axis(level.cells.y, stride, level.last.y, sideKind(slot, 2u), sideKind(slot, 3u));
}

fn axisZ(level: LevelShape, slot: u32) -> Axis {
  let stride = level.cells.x * level.cells.y;
  return Axis(level.cells.z, stride, level.last.z, sideKind(slot, 4u), sideKind(slot, 5u));
}

// Axis 0, 1 or 2 in a loop.
fn axisAlong(level: LevelShape, slot: u32, axis: u32) -> Axis {
  let strides = vec3u(1u, level.cells.x, level.cells.x * level.cells.y);
  let low = sideKind(slot, 2u * axis);
  let high = sideKind(slot, (2u * axis) + 1u);
  return Axis(level.cells[axis], strides[axis], level.last[axis], low, high);
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
  if (i > 0u) {
    if (i + 1u < axis.cells) {
      return 1.0;
    }
    return pairWeight(axis.lastWidth, 1.0);
  }
  return endWeight(axis.low, cellWidth(axis, 0u), axis.lastWidth, axis.cells);
}

// w+ of cell i.
fn weightPlus(axis: Axis, i: u32) -> f32 {
  if (i + 1u < axis.cells) {
    if (i + 2u < axis.cells) {
      return 1.0;
    }
    return pairWeight(1.0, axis.lastWidth);
  }
  return endWeight(axis.high, axis.lastWidth, cellWidth(axis, 0u), axis.cells);
}

fn pairWeight(own: f32, other: f32) -> f32 {
  return 2.0 / (own * (own + other));
}

fn endWeight(kind: u32, own: f32, opposite: f32, cells: u32) -> f32 {
  if (kind == FIXED_VALUE) {
    return 2.0 / (own * own);
  }
  if ((kind == PERIODIC) && (cells > 1u)) {
    return pairWeight(own, opposite);
  }
  return 0.0;
}

// Offset of the neighbour below cell i, wrapped where periodic, 0 at a wall.
fn lowerOffset(axis: Axis, i: u32) -> i32 {
  if (i > 0u) {
    return -i32(axis.stride);
  }
  return select(0, i32((axis.cells - 1u) * axis.stride), axis.low == PERIODIC);
}

// Offset of the neighbour above cell i, wrapped where periodic, 0 at a wall.
fn upperOffset(axis: Axis, i: u32) -> i32 {
  if (i + 1u < axis.cells) {
    return i32(axis.stride);
  }
  return select(0, -i32((axis.cells - 1u) * axis.stride), axis.high == PERIODIC);
}
