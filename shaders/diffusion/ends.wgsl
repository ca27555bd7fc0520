//! uses: lib/layout, lib/step
// Where stages start and end, four substrates at a time: planes of values and carries in turn.

@group(0) @binding(5) var<storage, read_write> ends: array<vec4f, max(6u * QUAD_COUNT * VOXELS, 1u)>;

// Planes of values; those of the carries follow.
const START: u32 = 0u;
const WHOLE: u32 = 2u;
// Where the first half ended, then where the second did.
const HALF: u32 = 4u;

fn endAt(plane: u32, quad: u32, voxel: u32) -> u32 {
  return (((plane * QUAD_COUNT) + quad) * VOXELS) + voxel;
}
