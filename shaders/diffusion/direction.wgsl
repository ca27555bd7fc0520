//! uses: lib/layout, lib/step
// Directions of conjugate gradients: that of an odd cycle in the first half, of an even one in the second.

@group(0) @binding(14) var<storage, read_write> directions: array<vec4f>;

fn directionAt(cycle: u32, quad: u32, voxel: u32) -> u32 {
  return ((((cycle & 1u) * QUAD_COUNT) + quad) * now.voxelCount) + voxel;
}
