//! uses: lib/state, lib/kind, lib/model-hooks, kinetics/remember-voxel
// Before motion: motility, sensitivity and attractants that vary in space, and the crowding that the first
// pair of substeps sees. Of kind `remembers` it also keeps the start of the step.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    let voxel = voxelAt(id);
    if (REMEMBERS) {
      rememberVoxel(voxel);
    }
    motilityVoxel(voxel);
    crowdingVoxel(voxel);
  }
}
