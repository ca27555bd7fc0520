//! uses: lib/state, lib/task
// solution := present substrates, or 0.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  if (!isInside(cell) || (slot >= SUBSTRATE_COUNT)) {
    return;
  }
  let index = (slot * now.voxelCount) + voxelAt(cell);
  solution[index] = select(fields[index], 0.0, task.variant != 0u);
}
