//! uses: lib/layout, lib/task
// Where numbers of a level lie in `rhs`, `solution` and `coefficient`.

const COARSE_CELLS: u32 = PYRAMID_CELLS - VOXELS;
const COEFFICIENTS: u32 = max(QUAD_COUNT * (PYRAMID_CELLS + COARSE_CELLS), 1u);
const RESIDUALS: u32 = max(QUAD_COUNT * ((2u * VOXELS) + COARSE_CELLS), 1u);
const CORRECTIONS: u32 = max(QUAD_COUNT * ((3u * VOXELS) + COARSE_CELLS), 1u);

fn planeAt(plane: u32, quad: u32) -> u32 {
  return ((plane * QUAD_COUNT) + quad) * VOXELS;
}

// Where a coarse level begins behind so many planes of the finest one.
fn coarseAt(planes: u32, level: LevelShape, quad: u32) -> u32 {
  return (planes * QUAD_COUNT * VOXELS) + (quad * COARSE_CELLS) + (level.offset - VOXELS);
}

fn inverseAt(level: LevelShape, quad: u32) -> u32 {
  return (quad * PYRAMID_CELLS) + level.offset;
}

// Only of coarse levels.
fn coefficientAt(level: LevelShape, quad: u32) -> u32 {
  return (QUAD_COUNT * PYRAMID_CELLS) + (quad * COARSE_CELLS) + (level.offset - VOXELS);
}
