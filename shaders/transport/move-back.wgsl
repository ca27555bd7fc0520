//! uses: transport/moves, lib/model-hooks
// Second substep of pair task.index, moved -> fields, and the crowding that the next pair sees.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (all(id < CELLS)) {
    let at = placeOf(id);
    moveBack(at);
    crowdingVoxel(at.voxel);
  }
}
