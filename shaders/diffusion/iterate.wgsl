//! uses: lib/layout, lib/step
// What the steps of a solve have changed: all but those of its last two cycles, from the third cycle on.

@group(0) @binding(13) var<storage, read_write> iterate: array<vec4f, max(QUAD_COUNT * VOXELS, 1u)>;

fn iterateAt(quad: u32, voxel: u32) -> u32 {
  return (quad * VOXELS) + voxel;
}
