//! uses: lib/layout, lib/step
// Where the whole stage and the first half end, four substrates at a time: planes of values, each followed
// by that of carries. Then, of models with conversions out of substrates, what those took.

@group(0) @binding(5) var<storage, read_write> ends: array<vec4f, max((4u + (3u * EXPORT_PLANES)) * QUAD_COUNT * VOXELS, 1u)>;

const WHOLE: u32 = 0u;
const HALF: u32 = 2u;

fn endAt(plane: u32, quad: u32, voxel: u32) -> u32 {
  return (((plane * QUAD_COUNT) + quad) * VOXELS) + voxel;
}
