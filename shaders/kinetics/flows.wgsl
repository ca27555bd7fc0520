//! uses: lib/state, lib/flow, lib/model-hooks
// What conversions bring to substrates at the rates of the present, unit/min.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    flowsVoxel(voxelAt(id));
  }
}
