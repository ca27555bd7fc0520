//! uses: lib/state, lib/model-hooks
// Motility, sensitivity and attractants that vary in space, once per step.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    motilityVoxel(voxelAt(id));
  }
}
