//! uses: diffusion/ends, diffusion/start, lib/kind
// What a stage starts from (kinds `whole`, `second`): substrates u and carries e, and the guess from which the
// iterate starts, u itself in the whole stage, the mean of u and the end of the whole stage in the first half,
// that end in the second.

fn baseOf(quad: u32, voxel: u32) -> vec4f {
  if (IS_SECOND) {
    return ends[endAt(HALF, quad, voxel)];
  }
  return startOf(quad, voxel);
}

fn baseCarryOf(quad: u32, voxel: u32) -> vec4f {
  if (IS_SECOND) {
    return ends[endAt(HALF + 1u, quad, voxel)];
  }
  return startCarryOf(quad, voxel);
}

fn guessAt(quad: u32, voxel: u32) -> vec4f {
  if (IS_WHOLE) {
    return startOf(quad, voxel);
  }
  let whole = ends[endAt(WHOLE, quad, voxel)];
  if (IS_SECOND) {
    return whole;
  }
  return 0.5 * (startOf(quad, voxel) + whole);
}
