//! uses: lib/state, lib/add-with-carry
// Compartments have a carry too.

fn changeScalar(index: u32, change: f32) {
  let isSigned = tables.compartments[index].x != 0u;
  let held = scalars[COMPARTMENT_CARRY_AT + index];
  let next = addWithCarry(scalars[index], held, change, isSigned);
  scalars[index] = next.x;
  scalars[COMPARTMENT_CARRY_AT + index] = next.y;
}
