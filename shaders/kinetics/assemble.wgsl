//! uses: lib/state, lib/task, lib/model-hooks
// Loss rates and sources of the substrates: c = 1 + dt k, f = u + dt s, and D where it varies.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    assembleVoxel(voxelAt(id), task.refresh != 0u);
  }
}
