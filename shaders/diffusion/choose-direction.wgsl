//! uses: diffusion/lanes, diffusion/gather-partials
// The share beta of the old direction in the new one, from the corrections of cycle task.index, not the
// first (flexible: from w (r - r_before), robust against rounding in the cycle). A lane whose residual is no
// more than rounding takes its correction as it is.

var<workgroup> goesOn: f32;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  if (thread == 0u) {
    goesOn = lanesOf(GOES_ON, 0u).x;
  }
  if (workgroupUniformLoad(&goesOn) == 0.0) {
    return;
  }
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let products = sumsOfPartials(RESIDUAL_ROW, IMAGE_ROW, quad, BLOCK_PARTIALS, thread);
    let size = largestOfPartials(SIZE_ROW, SIZE_ROW, quad, BLOCK_PARTIALS, thread).a;
    if ((thread == 0u) && isOpen(quad)) {
      choose(quad, products.a, products.b, size);
    }
  }
}

fn choose(quad: u32, rho: vec4f, image: vec4f, size: vec4f) {
  let isRunning = lanesOf(OPEN, quad) == vec4f(RUNS);
  let isSmall = rho < vec4f(1e-25);
  let alpha = stepLength(task.index + 1u, quad);
  let share = -(alpha * image) / max(lanesOf(RHO, quad), vec4f(1e-37));
  setLanes(BETA, quad, select(vec4f(0.0), share, isRunning & !isSmall));
  setLanes(RHO, quad, select(lanesOf(RHO, quad), rho, isRunning));
  setLanes(LARGEST_W, quad, size);
}
