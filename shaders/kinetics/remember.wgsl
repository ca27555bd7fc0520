//! uses: lib/state
// Keeps the start of the step: the fields that the stages read beside their present value, and the
// compartments.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  for (var slot = 0u; slot < FIELD_COUNT; slot++) {
    let plane = tables.fields[slot].remembered;
    if (plane >= 0) {
      writeTransport(REMEMBERED_PLANE + u32(plane), voxel, readField(slot, voxel));
    }
  }
  if (voxel == 0u) {
    for (var index = 0u; index < COMPARTMENT_COUNT; index++) {
      scalars[START_SCALARS_AT + index] = scalars[index];
    }
  }
}
