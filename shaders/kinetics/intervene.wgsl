//! uses: lib/state, lib/carry, lib/model-hooks
// The field task.layer under the intervention task.index. With task.variant 1 the carry becomes 0
// where the value changes.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  let slot = u32(task.layer);
  let before = readField(slot, voxel);
  interventionVoxel(task.index, voxel);
  if ((task.variant != 0u) && (readField(slot, voxel) != before)) {
    writeCarry(slot, voxel, 0.0);
  }
}
