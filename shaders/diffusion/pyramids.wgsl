//! uses: diffusion/level-faces, diffusion/level-places
// The preconditioner's levels, level after level within a quad: right side f and correction w of the coarse
// ones, their coefficient c, and of all levels the inverse diagonal 1/(c + G), G what all faces of a cell
// conduct. The finest level has planes of its own: two of residuals, of odd and of even cycles, and three of
// corrections: the directions of even and of odd cycles (that of the first is its correction) and the
// corrections of later cycles. Its c follows from the terms.

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f, COEFFICIENTS>;
@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f, RESIDUALS>;
@group(0) @binding(12) var<storage, read_write> solution: array<vec4f, CORRECTIONS>;

// Where the residuals of a level begin in cycle task.index.
fn residualsAt(level: LevelShape, quad: u32) -> u32 {
  if (level.offset == 0u) {
    return planeAt(task.index & 1u, quad);
  }
  return coarseAt(2u, level, quad);
}

fn correctionsAt(level: LevelShape, quad: u32) -> u32 {
  if (level.offset == 0u) {
    return planeAt(select(2u, 1u, task.index == 1u), quad);
  }
  return coarseAt(3u, level, quad);
}

fn directionsAt(cycle: u32, quad: u32) -> u32 {
  return planeAt(cycle & 1u, quad);
}

fn isOdd(cell: vec3u) -> bool {
  return ((cell.x + cell.y + cell.z) & 1u) == 1u;
}

// The cell of task.coarse that a cell of task.level is part of.
fn parentOf(cell: vec3u) -> vec3u {
  return cell >> coarsening();
}

// Per axis 1 where the next level halves it.
fn coarsening() -> vec3u {
  return task.coarse.halvings - task.level.halvings;
}

// Children of a coarse cell along each axis: 1 or 2.
fn childrenOf(parent: vec3u) -> vec3u {
  let first = parent << coarsening();
  return min(coarsening() + 1u, task.level.cells - first);
}
