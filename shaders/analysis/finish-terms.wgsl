//! uses: lib/state, lib/task, lib/response
// Mean or integral of each term from its partial sums: a workgroup for each, whose thread p gathers the sums
// p, p + THREADS, ..., and the first one those of all.

const THREADS: u32 = 64u;

var<workgroup> gathered: array<f32, THREADS>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  var sum = 0.0;
  for (var s = thread; s < task.strips; s += THREADS) {
    sum += scalars[task.readAt + (workgroup.y * task.strips) + s];
  }
  gathered[thread] = sum;
  workgroupBarrier();
  if (thread > 0u) {
    return;
  }
  for (var i = 1u; i < THREADS; i++) {
    sum += gathered[i];
  }
  let mean = sum / f32(now.voxelCount);
  let row = task.firstRow + workgroup.y;
  let isIntegral = tables.terms[row].isIntegral != 0u;
  scalars[tables.terms[row].scalar] = limit(select(mean, sum * now.voxelMeasure, isIntegral));
}
