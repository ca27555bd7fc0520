//! uses: diffusion/ends, lib/kind
// What the iterate of a stage starts from (kinds `whole`, `second`): the base itself in the whole stage,
// the mean of base and end of the whole stage in the first half, the end of the whole stage in the second.

fn guessAt(quad: u32, voxel: u32) -> vec4f {
  if (IS_WHOLE) {
    return ends[endAt(START, quad, voxel)];
  }
  let whole = ends[endAt(WHOLE, quad, voxel)];
  if (IS_SECOND) {
    return whole;
  }
  return 0.5 * (ends[endAt(START, quad, voxel)] + whole);
}
