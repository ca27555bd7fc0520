//! uses: lib/state, lib/flow, lib/model-hooks, diffusion/taken
// What conversions brought to substrates in this step, unit/min: a source in the next one.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    flowsVoxel(voxelAt(id));
  }
}
