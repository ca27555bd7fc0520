//! uses: lib/state
// substrates := solution.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  if (!isInside(cell) || (slot >= SUBSTRATE_COUNT)) {
    return;
  }
  let index = (slot * now.voxelCount) + voxelAt(cell);
  fields[index] = solution[index];
}
