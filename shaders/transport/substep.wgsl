//! uses: transport/flux, diffusion/axis-weights
// One explicit substep of every mover that takes part in pair task.index: density + dt * net inflow.
// What leaves a voxel arrives in its neighbour, so the sum is kept to round-off. The first of a pair
// goes fields -> moved, the second (task.variant 1) moved -> fields.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let mover = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  if (!isInside(cell) || (mover >= MOVER_COUNT)) {
    return;
  }
  if (!(scalars[SUBSTEPS_AT + (2u * mover)] > f32(2u * task.index))) {
    return;
  }
  let dt = scalars[SUBSTEPS_AT + (2u * mover) + 1u];
  let slot = tables.movers[mover].slot;
  let voxel = voxelAt(cell);
  let next = density(mover, slot, voxel) + (dt * change(mover, slot, cell, voxel));
  let kept = select(next, max(next, 0.0), tables.fields[slot].isSigned == 0u);
  if (task.variant == 0u) {
    moved[(mover * now.voxelCount) + voxel] = kept;
  } else {
    fields[(slot * now.voxelCount) + voxel] = kept;
  }
}

fn density(mover: u32, slot: u32, voxel: u32) -> f32 {
  if (task.variant == 0u) {
    return fields[(slot * now.voxelCount) + voxel];
  }
  return moved[(mover * now.voxelCount) + voxel];
}

fn change(mover: u32, slot: u32, cell: vec3u, voxel: u32) -> f32 {
  let sides = tables.fields[slot].sides;
  var inflow = 0.0;
  for (var a = 0u; a < FLOW_AXES; a++) {
    let axis = axisAlong(task.level, sides, a);
    inflow += crossAxis(mover, slot, voxel, axis, cell[a], now.spacing[a]);
  }
  return inflow;
}

// Net inflow along one axis.
fn crossAxis(mover: u32, slot: u32, voxel: u32, axis: Axis, i: u32, h: f32) -> f32 {
  let own = density(mover, slot, voxel);
  var inflow = 0.0;
  for (var s = 0u; s < 2u; s++) {
    let isUpper = s == 1u;
    let offset = select(lowerOffset(axis, i), upperOffset(axis, i), isUpper);
    if (offset != 0) {
      let other = u32(i32(voxel) + offset);
      let rates = faceRates(mover, select(other, voxel, isUpper), select(voxel, other, isUpper), h);
      let arrives = select(rates.x, rates.y, isUpper) * density(mover, slot, other);
      inflow += arrives - (select(rates.y, rates.x, isUpper) * own);
    }
  }
  return inflow;
}
