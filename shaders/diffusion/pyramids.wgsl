//! uses: diffusion/level-faces, diffusion/level-places
// The preconditioner's levels: from task.level to task.coarse and back.

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
