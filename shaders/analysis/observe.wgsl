//! uses: lib/state, lib/task, lib/model-hooks
// The observable -1 - task.layer in every voxel, or in the voxels of the slice task.slice.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cell = vec3u(id.xy, id.z + task.slice);
  if (isInside(cell)) {
    let voxel = voxelAt(cell);
    let observable = u32(-1 - task.layer);
    localsAt = tables.observables[observable].x;
    writeTransport(OBSERVED_PLANE, voxel, observableValue(observable, voxel));
  }
}
