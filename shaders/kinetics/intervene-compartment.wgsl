//! uses: lib/state, lib/model-hooks
// The compartment task.layer under the intervention task.index. With task.variant 1 its carry becomes 0
// if it changes.

@compute @workgroup_size(1)
fn main() {
  let before = scalars[task.layer];
  interventionScalar(task.index);
  if ((task.variant != 0u) && (scalars[task.layer] != before)) {
    scalars[COMPARTMENT_CARRY_AT + u32(task.layer)] = 0.0;
  }
}
