//! uses: lib/state, kinetics/remember-voxel
// The start of the step, tissue and compartments, where transport/prepare and kinetics/compartments do not
// keep it on the way.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  rememberVoxel(voxel);
  if (voxel == 0u) {
    rememberCompartments();
  }
}
