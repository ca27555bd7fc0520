//! uses: lib/state, lib/model-hooks
// Crowding factors, before each pair of substeps.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    crowdingVoxel(voxelAt(id));
  }
}
