//! uses: lib/state, lib/ahead, lib/task, lib/model-hooks, diffusion/taken
// As analysis/sum-terms, of the credit terms: means over what the tissue gives to compartments.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = task.firstRow + id.y;
  if ((id.x >= task.strips) || (row >= TERM_COUNT)) {
    return;
  }
  var sum = 0.0;
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    sum += creditTerm(tables.terms[row].index, voxel);
  }
  scalars[task.writeAt + (id.y * task.strips) + id.x] = sum;
}
