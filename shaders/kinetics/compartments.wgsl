//! uses: lib/state, lib/change-scalar, lib/model-hooks, kinetics/remember-voxel
// Compartments over the step, whose start is kept.

@compute @workgroup_size(1)
fn main() {
  rememberCompartments();
  advanceCompartments();
}
