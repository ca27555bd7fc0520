//! uses: diffusion/lanes, diffusion/gather-partials
// theta of every lane, from the largest 1 - theta of any voxel: one number per substrate, so that any
// mixture conserves.

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let less = largestOfPartials(0u, 0u, quad, STRIP_PARTIALS, thread).a;
    if (thread == 0u) {
      setLanes(THETA, quad, 1.0 - less);
    }
  }
}
