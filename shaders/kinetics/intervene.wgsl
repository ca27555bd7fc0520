//! uses: lib/state, lib/task, lib/model-hooks
// A field under the intervention task.index.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    interventionVoxel(task.index, voxelAt(id));
  }
}
