//! uses: transport/moves
// Rates across faces where crowding changes them, before each pair of substeps but the first.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (all(id < CELLS)) {
    fillCrowdedFaces(placeOf(id));
  }
}
