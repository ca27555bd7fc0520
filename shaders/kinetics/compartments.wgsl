//! uses: lib/state, lib/model-hooks
// Compartments over the step.

@compute @workgroup_size(1)
fn main() {
  advanceCompartments();
}
