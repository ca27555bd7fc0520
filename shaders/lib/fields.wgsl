//! uses: lib/layout, lib/step
// The fields, a plane per slot.

@group(0) @binding(2) var<storage, read_write> fields: array<f32, FIELD_VALUES>;

fn readField(slot: u32, voxel: u32) -> f32 {
  return fields[(slot * now.voxelCount) + voxel];
}

fn writeField(slot: u32, voxel: u32, value: f32) {
  fields[(slot * now.voxelCount) + voxel] = value;
}
