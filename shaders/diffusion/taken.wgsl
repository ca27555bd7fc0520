//! uses: lib/layout, lib/step
// What all conversions took out of substrates: plane 0 in the whole stage, plane 1 in the two halves
// and, once extrapolated, in the step.

@group(0) @binding(9) var<storage, read_write> taken: array<vec4f, max(2u * EXPORT_PLANES * QUAD_COUNT * VOXELS, 1u)>;

fn takenAt(plane: u32, quad: u32, voxel: u32) -> u32 {
  return (((plane * QUAD_COUNT) + quad) * VOXELS) + voxel;
}

fn readTaken(slot: u32, voxel: u32) -> f32 {
  return taken[takenAt(1u, slot / 4u, voxel)][slot % 4u];
}
