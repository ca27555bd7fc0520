//! uses: lib/state, lib/model-hooks
// Wall values, diffusion and sensitivities that are the same everywhere, at this time.

@compute @workgroup_size(1)
fn main() {
  updateUniforms();
}
