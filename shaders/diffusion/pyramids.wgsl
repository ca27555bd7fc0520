//! uses: diffusion/level-faces
// The preconditioner's levels: coefficient c and after all of these the inverse diagonal 1/(c + G), G what
// all faces of a cell conduct; right side f (on level 0 the residual) and correction w. Level after level
// within a quad.

@group(0) @binding(10) var<storage, read_write> coefficient: array<vec4f>;
@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f>;
@group(0) @binding(12) var<storage, read_write> solution: array<vec4f>;

const INVERSE: u32 = QUAD_COUNT * PYRAMID_CELLS;

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
