//! uses: diffusion/ends, lib/task
// What the iterate of a stage starts from, by the clock of the stage: the base itself in the whole stage,
// the mean of base and end of the whole stage in the first half, the end of the whole stage in the second.

fn guessAt(quad: u32, voxel: u32) -> vec4f {
  if (task.clock == 1u) {
    return ends[endAt(START, quad, voxel)];
  }
  let whole = ends[endAt(WHOLE, quad, voxel)];
  if (task.clock == 3u) {
    return whole;
  }
  return 0.5 * (ends[endAt(START, quad, voxel)] + whole);
}
