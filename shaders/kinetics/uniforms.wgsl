//! uses: lib/state, lib/model-hooks
// Diffusion and sensitivities that are the same everywhere, in the middle of the step.

@compute @workgroup_size(1)
fn main() {
  updateUniforms();
}
