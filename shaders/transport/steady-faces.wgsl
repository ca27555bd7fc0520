//! uses: transport/moves
// Rates across faces where no crowding changes them, once per step.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (all(id < CELLS)) {
    fillSteadyFaces(placeOf(id));
  }
}
