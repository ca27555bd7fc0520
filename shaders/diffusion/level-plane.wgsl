//! uses: lib/state, diffusion/axis-weights
// One substrate on one level: where its values lie, and its r = dt D / h^2.

// Index of cell 0 of a substrate on a level, in `solution`, `rhs` and `coefficient`.
fn planeBase(level: LevelShape, substrate: u32) -> u32 {
  return (SUBSTRATE_COUNT * level.offset) + (substrate * level.cellCount);
}

// The same in `auxiliary`, for a substrate whose diffusion varies in space.
fn diffusionBase(level: LevelShape, substrate: u32) -> u32 {
  let plane = u32(max(tables.fields[substrate].diffusionPlane, 0));
  return (DIFFUSION_PLANE_COUNT * level.offset) + (plane * level.cellCount);
}

fn isVarying(substrate: u32) -> bool {
  return tables.fields[substrate].diffusionPlane >= 0;
}

// r per axis; where D varies, dt / h^2.
fn scaleOf(level: LevelShape, substrate: u32) -> vec3f {
  var D = 1.0;
  if (!isVarying(substrate)) {
    D = max(0.0, readUniform(tables.fields[substrate].uniformDiffusion));
  }
  return (now.dt * D) / (level.width * level.width);
}

// Wall values are those of the correction, 0, on coarse levels.
fn levelWall(level: LevelShape, substrate: u32, side: u32) -> f32 {
  if (level.offset > 0u) {
    return 0.0;
  }
  return wallValue(substrate, side);
}
