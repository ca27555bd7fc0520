//! uses: lib/state, lib/task, lib/response
// Mean or integral from the last partial sums of each term: one thread per term.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = task.firstRow + id.x;
  if ((id.x >= task.index) || (row >= TERM_COUNT)) {
    return;
  }
  var sum = 0.0;
  for (var s = 0u; s < task.strips; s++) {
    sum += scalars[task.readAt + (id.x * task.strips) + s];
  }
  let mean = sum / f32(now.voxelCount);
  let isIntegral = tables.terms[row].isIntegral != 0u;
  scalars[tables.terms[row].scalar] = limit(select(mean, sum * now.voxelMeasure, isIntegral));
}
