//! uses: lib/layout, lib/task
// Where numbers of a level lie in `rhs`, `solution` and `coefficient`: level after level within a quad; the
// finest level has planes of its own before the coarse ones.

const COARSE_CELLS: u32 = PYRAMID_CELLS - VOXELS;
// Of all levels, where the inverse diagonal is stored.
const INVERSES: u32 = select(0u, QUAD_COUNT * PYRAMID_CELLS, STORES_INVERSE);
// Where the conductances of faces begin.
const FACES_AT: u32 = INVERSES + (QUAD_COUNT * COARSE_CELLS);
const COEFFICIENTS: u32 = max(FACES_AT + (3u * FACE_QUAD_COUNT * PYRAMID_CELLS), 1u);
// Where the partial results of reductions begin in `rhs`, seven rows of them.
const PARTIALS_AT: u32 = QUAD_COUNT * ((3u * VOXELS) + COARSE_CELLS);
const RESIDUALS: u32 = max(PARTIALS_AT + (7u * QUAD_COUNT * PARTIALS_PER_ROW), 1u);
const CORRECTIONS: u32 = max(QUAD_COUNT * ((4u * VOXELS) + COARSE_CELLS), 1u);

fn planeAt(plane: u32, quad: u32) -> u32 {
  return ((plane * QUAD_COUNT) + quad) * VOXELS;
}

// Where a coarse level begins behind so many planes of the finest one.
fn coarseAt(planes: u32, level: LevelShape, quad: u32) -> u32 {
  return (planes * QUAD_COUNT * VOXELS) + (quad * COARSE_CELLS) + (level.offset - VOXELS);
}

// Only where STORES_INVERSE.
fn inverseAt(level: LevelShape, quad: u32) -> u32 {
  return (quad * PYRAMID_CELLS) + level.offset;
}

// Only of coarse levels.
fn coefficientAt(level: LevelShape, quad: u32) -> u32 {
  return INVERSES + coarseAt(0u, level, quad);
}

fn insideOf(level: LevelShape, cell: vec3u) -> u32 {
  return cell.x + (level.cells.x * (cell.y + (level.cells.y * cell.z)));
}

// Where the residuals of a level begin in cycle task.index.
fn residualsAt(level: LevelShape, quad: u32) -> u32 {
  if (level.offset == 0u) {
    return planeAt(task.index & 1u, quad);
  }
  return coarseAt(3u, level, quad);
}

fn correctionsAt(level: LevelShape, quad: u32) -> u32 {
  if (level.offset == 0u) {
    return planeAt(select(2u, 1u, task.index == 1u), quad);
  }
  return coarseAt(4u, level, quad);
}

fn directionsAt(cycle: u32, quad: u32) -> u32 {
  return planeAt(cycle & 1u, quad);
}

// c of a voxel, in `rhs`.
fn diagonalAt(quad: u32, voxel: u32) -> u32 {
  return planeAt(2u, quad) + voxel;
}
