//! uses: lib/state, lib/flow, lib/carry, lib/model-hooks, diffusion/taken
// What conversions took out of substrates arrives.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (isInside(id)) {
    creditVoxel(voxelAt(id));
  }
}
