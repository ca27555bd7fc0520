//! uses: transport/moves
// First substep of pair task.index, of every mover that takes part: density + dt * net inflow,
// fields -> moved. What leaves a voxel arrives in its neighbour, so the sum is kept to round-off.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (all(id < CELLS)) {
    moveOut(placeOf(id));
  }
}
