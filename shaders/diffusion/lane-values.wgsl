//! uses: lib/layout, diffusion/lane-rows
// The same numbers lane by lane, for kernels in which other workgroups write the other lanes of a quad.

@group(0) @binding(18) var<storage, read_write> laneValues: array<f32, max(4u * LANE_ROWS * QUAD_COUNT, 4u)>;

fn laneAt(row: u32, slot: u32) -> u32 {
  return (row * 4u * QUAD_COUNT) + slot;
}
