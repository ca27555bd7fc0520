//! uses: lib/state, lib/carry, diffusion/ends
// Keeps the start of the step: substrates and their carries as lanes (planes START and START + 1 of
// `ends`), the fields that the stages read beside their present value, and the compartments.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    var u = vec4f(0.0);
    var e = vec4f(0.0);
    for (var lane = 0u; lane < 4u; lane++) {
      let slot = (4u * quad) + lane;
      if (slot < SUBSTRATE_COUNT) {
        u[lane] = readField(slot, voxel);
        e[lane] = readCarry(slot, voxel);
      }
    }
    ends[endAt(START, quad, voxel)] = u;
    ends[endAt(START + 1u, quad, voxel)] = e;
  }
  for (var slot = SUBSTRATE_COUNT; slot < FIELD_COUNT; slot++) {
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
