//! uses: lib/state, lib/task, lib/model-hooks
// A compartment under the intervention task.index.

@compute @workgroup_size(1)
fn main() {
  interventionScalar(task.index);
}
