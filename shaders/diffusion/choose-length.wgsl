//! uses: diffusion/lanes, diffusion/gather-partials
// The length alpha = rho / (p A p) of the step of conjugate gradients; 0 in lanes that have converged.

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    let product = sumsOfPartials(0u, 0u, quad, thread).a;
    if (thread == 0u) {
      let length = lanesOf(RHO, quad) / max(product, vec4f(1e-37));
      setLanes(ALPHA, quad, select(vec4f(0.0), length, lanesOf(OPEN, quad) > vec4f(0.0)));
    }
  }
}
