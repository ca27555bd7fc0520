//! uses: lib/state, lib/change-scalar, lib/model-hooks
// What the tissue hands over arrives in compartments.

@compute @workgroup_size(1)
fn main() {
  creditCompartments();
}
