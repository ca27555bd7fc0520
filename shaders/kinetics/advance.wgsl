//! uses: lib/state, lib/kind, lib/ahead, lib/flow, lib/carry, lib/model-hooks
// Reactions of populations and static fields over the step at the rates of its middle, added with their
// carry. Of kind `prepares` it then does what transport/prepare does elsewhere.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  advanceVoxel(voxel);
  if (PREPARES) {
    motilityVoxel(voxel);
    crowdingVoxel(voxel);
  }
}
