//! uses: lib/layout
// Numbers of a solve, one per lane: row n holds that number for every substrate in slot order.

@group(0) @binding(18) var<storage, read_write> lanes: array<f32>;

// dt D / h^2 along x, y and z; where D varies dt / h^2
const CONDUCTANCE: u32 = 0u;
// largest possible solution U of the stage, and of all stages of the step
const BOUND: u32 = 3u;
const HIGHEST: u32 = 4u;
// 1 / a power of two near U: the unit of scalar products
const PER_UNIT: u32 = 5u;
// conjugate gradients: 1 from the opening of a stage until the lane has converged, step length, share of the old direction,
// product of residual and correction, size of the correction, estimated error
const OPEN: u32 = 6u;
const ALPHA: u32 = 7u;
const BETA: u32 = 8u;
const RHO: u32 = 9u;
const SIZE: u32 = 10u;
const ESTIMATE: u32 = 11u;
// extrapolation: largest value at either end of the step, share of the difference that is added,
// largest value of all steps so far, estimated relative error of the step
const TOP: u32 = 12u;
const THETA: u32 = 13u;
const LARGEST: u32 = 14u;
const ERROR: u32 = 15u;

fn laneAt(row: u32, slot: u32) -> u32 {
  return (row * 4u * QUAD_COUNT) + slot;
}

fn lanesOf(row: u32, quad: u32) -> vec4f {
  let at = laneAt(row, 4u * quad);
  return vec4f(lanes[at], lanes[at + 1u], lanes[at + 2u], lanes[at + 3u]);
}

// Whether some lane of a quad has not converged yet: else cycles leave the quad as it is.
fn isOpen(quad: u32) -> bool {
  return any(lanesOf(OPEN, quad) > vec4f(0.0));
}

fn setLanes(row: u32, quad: u32, value: vec4f) {
  let at = laneAt(row, 4u * quad);
  lanes[at] = value.x;
  lanes[at + 1u] = value.y;
  lanes[at + 2u] = value.z;
  lanes[at + 3u] = value.w;
}
