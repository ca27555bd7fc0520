//! uses: lib/layout, lib/step
// The iterate v of a solve.

@group(0) @binding(13) var<storage, read_write> iterate: array<vec4f>;

fn iterateAt(quad: u32, voxel: u32) -> u32 {
  return (quad * now.voxelCount) + voxel;
}
