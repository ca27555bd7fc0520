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
  let uniformDiffusion = max(0.0, readUniform(tables.fields[substrate].uniformDiffusion));
  let D = select(uniformDiffusion, 1.0, HAS_VARYING_DIFFUSION && isVarying(substrate));
  return (now.dt * D) / (level.width * level.width);
}
