//! uses: lib/state, lib/task
// The total of a solution where nothing crosses a wall: the exact one has sum(c u) = sum(f). A few
// cycles on a spiky state miss it by up to 5e-3, and that mass would be lost for ever, so it is
// scaled.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let slot = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  if (!isInside(cell) || (slot >= SUBSTRATE_COUNT) || !isBalanced(slot)) {
    return;
  }
  let held = scalars[task.readAt + slot];
  let missing = scalars[task.readAt + SUBSTRATE_COUNT + slot];
  let scale = 1.0 + (missing / select(1.0, held, held > 0.0));
  let index = (slot * now.voxelCount) + voxelAt(cell);
  let scaled = min(max(solution[index] * scale, 0.0), scalars[BOUNDS_AT + slot]);
  solution[index] = select(solution[index], scaled, held > 0.0);
}

// Whether the total is known: unsigned, and no wall of fixed value.
fn isBalanced(slot: u32) -> bool {
  var isClosed = true;
  for (var side = 0u; side < 6u; side++) {
    isClosed = isClosed && (((tables.fields[slot].sides >> (2u * side)) & 3u) != FIXED_VALUE);
  }
  return isClosed && (tables.fields[slot].isSigned == 0u);
}
