//! uses: transport/flux, diffusion/axis-weights
// Largest rate (1/min) at which any voxel could be emptied by motility and drift, crowding or not.
// Thread s of mover m looks at voxels s, s + strips, ... and leaves their largest in `scalars`.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if ((id.x >= task.strips) || (id.y >= MOVER_COUNT)) {
    return;
  }
  var largest = 0.0;
  for (var voxel = id.x; voxel < now.voxelCount; voxel += task.strips) {
    largest = max(largest, outflow(id.y, voxel));
  }
  scalars[task.writeAt + (id.y * task.strips) + id.x] = largest;
}

fn outflow(mover: u32, voxel: u32) -> f32 {
  let sides = tables.fields[tables.movers[mover].slot].sides;
  let cell = cellOf(voxel);
  var rate = 0.0;
  for (var a = 0u; a < FLOW_AXES; a++) {
    let axis = axisAlong(task.level, sides, a);
    rate += axisOutflow(mover, voxel, axis, cell[a], now.spacing[a]);
  }
  return rate;
}

fn axisOutflow(mover: u32, voxel: u32, axis: Axis, i: u32, h: f32) -> f32 {
  var rate = 0.0;
  for (var side = -1; side < 2; side += 2) {
    let isUpper = side == 1;
    let offset = select(lowerOffset(axis, i), upperOffset(axis, i), isUpper);
    if (offset != 0) {
      let other = u32(i32(voxel) + offset);
      rate += boundRate(mover, select(other, voxel, isUpper), select(voxel, other, isUpper), h, side);
    }
  }
  return rate;
}
