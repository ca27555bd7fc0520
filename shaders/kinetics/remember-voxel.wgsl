//! uses: lib/state
// Keeps the start of the step: the fields that the stages read beside their present value.

fn rememberVoxel(voxel: u32) {
  for (var slot = 0u; slot < FIELD_COUNT; slot++) {
    let plane = tables.fields[slot].remembered;
    if (plane >= 0) {
      writeTransport(REMEMBERED_PLANE + u32(plane), voxel, readField(slot, voxel));
    }
  }
}
