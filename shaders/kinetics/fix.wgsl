//! uses: lib/state, lib/carry, lib/model-hooks
// Fields that are held at a value, where they are; the carry becomes 0 where that changes them.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  var before: array<f32, FIELD_COUNT>;
  for (var slot = 0u; slot < FIELD_COUNT; slot++) {
    before[slot] = readField(slot, voxel);
  }
  fixVoxel(voxel);
  if (HAS_CARRY) {
    for (var slot = 0u; slot < FIELD_COUNT; slot++) {
      if (readField(slot, voxel) != before[slot]) {
        writeCarry(slot, voxel, 0.0);
      }
    }
  }
}
