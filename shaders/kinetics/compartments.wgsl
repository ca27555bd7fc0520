//! uses: lib/state, lib/change-scalar, lib/model-hooks
// Compartments over the step.

@compute @workgroup_size(1)
fn main() {
  advanceCompartments();
}
