//! uses: diffusion/lanes, diffusion/gather-partials
// The share beta of the old direction in the new one, from the corrections of cycle task.index (flexible:
// from w (r - r_before), robust against rounding in the cycle). A lane whose residual is no more than
// rounding takes its correction as it is; one that has taken its last step stands still from now on.

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let products = sumsOfPartials(0u, 1u, quad, thread);
    let size = largestOfPartials(2u, 2u, quad, thread).a;
    if ((thread == 0u) && isOpen(quad)) {
      choose(quad, products.a, products.b, size);
    }
  }
}

fn choose(quad: u32, rho: vec4f, image: vec4f, size: vec4f) {
  let isRunning = lanesOf(OPEN, quad) == vec4f(RUNS);
  let isSmall = rho < vec4f(1e-25);
  let share = -(lanesOf(ALPHA, quad) * image) / max(lanesOf(RHO, quad), vec4f(1e-37));
  setLanes(BETA, quad, select(vec4f(0.0), share, isRunning & !isSmall));
  setLanes(OPEN, quad, select(vec4f(STANDS), vec4f(RUNS), isRunning));
  setLanes(RHO, quad, select(lanesOf(RHO, quad), rho, isRunning));
  setLanes(LARGEST_W, quad, size);
}
