//! uses: diffusion/lanes, diffusion/gather-partials
// After the three stages: the largest value at either end of the step, and from the largest difference
// between whole and halves the estimated relative error of the step.

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let most = largestOfPartials(0u, 1u, quad, STRIP_PARTIALS, thread);
    let top = max(lanesOf(TOP, quad), most.a);
    if (thread == 0u) {
      let largest = max(lanesOf(LARGEST, quad), top);
      setLanes(TOP, quad, top);
      setLanes(LARGEST, quad, largest);
      setLanes(ERROR, quad, most.b / max(max(top, 0.01 * largest), vec4f(1e-30)));
    }
  }
}
