//! uses: lib/layout, diffusion/lane-rows
// Numbers of a solve, one per lane: row after row, quad after quad.

@group(0) @binding(18) var<storage, read_write> lanes: array<vec4f>;

fn lanesOf(row: u32, quad: u32) -> vec4f {
  return lanes[(row * QUAD_COUNT) + quad];
}

fn setLanes(row: u32, quad: u32, value: vec4f) {
  lanes[(row * QUAD_COUNT) + quad] = value;
}

// Whether some lane of a quad runs or has a step to take: else cycles leave the quad as it is.
fn isOpen(quad: u32) -> bool {
  return (lanesOf(GOES_ON, quad).x > 0.0) && any(lanesOf(OPEN, quad) > vec4f(STANDS));
}
