//! uses: lib/state, kinetics/remember-voxel
// The tissue at the start of the step, where transport/prepare does not keep it on the way.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  rememberVoxel(voxelAt(id));
}
