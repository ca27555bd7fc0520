//! uses: lib/state, lib/ahead, lib/model-hooks
// The middle of the step, from its start: what rates of populations and static fields read.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    predictVoxel(voxelAt(id));
  }
}
