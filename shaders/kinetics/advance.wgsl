//! uses: lib/state, lib/kind, lib/ahead, lib/flow, lib/carry, lib/model-hooks
// Reactions of populations and static fields over the step at the rates of its middle, added with their
// carry. Of kind `predicts` it makes that middle first, as kinetics/predict does elsewhere (its clock is the
// next one after task.clock); of kind `prepares` it does afterwards what transport/prepare does.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  if (PREDICTS) {
    clockShift = 1u;
    predictVoxel(voxel);
    clockShift = 0u;
  }
  advanceVoxel(voxel);
  if (PREPARES) {
    motilityVoxel(voxel);
    crowdingVoxel(voxel);
  }
}
