//! uses: diffusion/residuals, diffusion/corrections, diffusion/flow, lib/grid
// The residual of cycle task.index after the step of the one before: r -= alpha A p, A p = c p - L p.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quad = id.z / CELLS.z;
  let cell = vec3u(id.x, id.y, id.z % CELLS.z);
  if (!isInside(cell) || !isOpen(quad)) {
    return;
  }
  openLevel(task.level, quad);
  let voxel = voxelAt(cell);
  let p = valueAt(quad, cell);
  let flow = flowInto(facesAt(task.level, quad, cell), quad, cell, p);
  let Ap = (rhs[diagonalAt(quad, voxel)] * p) - flow;
  let before = rhs[planeAt((task.index + 1u) & 1u, quad) + voxel];
  rhs[planeAt(task.index & 1u, quad) + voxel] = before - (stepLength(task.index + 1u, quad) * Ap);
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return solution[directionsAt(task.index + 1u, quad) + voxelAt(cell)];
}
