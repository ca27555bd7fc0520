//! uses: diffusion/lanes, diffusion/gather-partials
// theta of every lane, from the largest 1 - theta of any voxel: one number per substrate, so that any
// mixture conserves. It is 1 already in quads that need no limit.

var<workgroup> isLimited: f32;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    if (thread == 0u) {
      isLimited = lanesOf(LIMITED, quad).x;
    }
    if (workgroupUniformLoad(&isLimited) != 0.0) {
      let less = reducePartials(false, 0u, 0u, quad, STRIP_PARTIALS, thread).a;
      if (thread == 0u) {
        setLanes(THETA, quad, 1.0 - less);
      }
    }
  }
}
