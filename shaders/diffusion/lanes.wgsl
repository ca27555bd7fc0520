//! uses: lib/layout, lib/task, diffusion/lane-rows
// Numbers of a solve, one per lane: row after row, quad after quad.

@group(0) @binding(18) var<storage, read_write> lanes: array<vec4f, max(LANE_ROWS * QUAD_COUNT, 1u)>;

fn lanesOf(row: u32, quad: u32) -> vec4f {
  return lanes[(row * QUAD_COUNT) + quad];
}

fn setLanes(row: u32, quad: u32, value: vec4f) {
  lanes[(row * QUAD_COUNT) + quad] = value;
}

// Step length of a cycle, the last one or the one before.
fn stepLength(cycle: u32, quad: u32) -> vec4f {
  return lanesOf(ALPHA + (cycle & 1u), quad);
}

// Whether cycle task.index does anything with a quad: the first one does, others while some lane runs.
fn isOpen(quad: u32) -> bool {
  return (task.index == 1u)
    || ((lanesOf(GOES_ON, quad).x > 0.0) && any(lanesOf(OPEN, quad) > vec4f(STANDS)));
}
