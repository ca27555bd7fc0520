//! uses: diffusion/lanes, diffusion/gather-partials
// After the three stages: the largest value at either end of the step, and from the largest difference
// between whole and halves the estimated relative error of the step.

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let top = largestOfPartials(0u, quad, thread);
    let difference = largestOfPartials(1u, quad, thread);
    if (thread == 0u) {
      let largest = max(lanesOf(LARGEST, quad), top);
      setLanes(TOP, quad, top);
      setLanes(LARGEST, quad, largest);
      setLanes(ERROR, quad, difference / max(max(top, 0.01 * largest), vec4f(1e-30)));
    }
  }
}
