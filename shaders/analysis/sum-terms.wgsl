//! uses: lib/state, lib/task, lib/model-hooks
// Partial sums of mean() and integral() terms: thread s of row n sums the voxels s, s + strips, ...
// of term task.firstRow + n, in this order whatever the machine.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = task.firstRow + id.y;
  if ((id.x >= task.strips) || (row >= TERM_COUNT)) {
    return;
  }
  var sum = 0.0;
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    sum += termValue(row, voxel);
  }
  scalars[task.writeAt + (id.y * task.strips) + id.x] = sum;
}

fn termValue(row: u32, voxel: u32) -> f32 {
  let entry = tables.terms[row];
  if (entry.observable < 0) {
    return globalTerm(entry.index, voxel);
  }
  return observableLocal(u32(entry.observable), entry.index, voxel);
}
