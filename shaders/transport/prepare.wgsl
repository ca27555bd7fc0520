//! uses: lib/state, lib/model-hooks
// Once per step: motility, sensitivity and attractants that vary in space, and the crowding that the
// first pair of substeps sees.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    let voxel = voxelAt(id);
    motilityVoxel(voxel);
    crowdingVoxel(voxel);
  }
}
