//! uses: lib/state, lib/task
// The maximum principle: with c >= 1 and D >= 0 no solution exceeds the largest f/c, nor the largest
// wall value where walls have one. A cycle's algebraic error might, so its last sweep stops there.
// Thread s of substrate n looks at voxels s, s + strips, ... and leaves their largest in `scalars`.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if ((id.x >= task.strips) || (id.y >= SUBSTRATE_COUNT)) {
    return;
  }
  var bound = largestWall(id.y);
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    let index = (id.y * now.voxelCount) + voxel;
    bound = max(bound, rhs[index] / coefficient[index]);
  }
  scalars[task.writeAt + (id.y * task.strips) + id.x] = bound;
}

fn largestWall(slot: u32) -> f32 {
  var largest = 0.0;
  if (HAS_FIXED_WALLS) {
    for (var side = 0u; side < 6u; side++) {
      let isFixed = ((tables.fields[slot].sides >> (2u * side)) & 3u) == FIXED_VALUE;
      largest = max(largest, select(0.0, wallValue(slot, side), isFixed));
    }
  }
  return largest;
}
