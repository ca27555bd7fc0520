//! uses: diffusion/residuals, diffusion/image, diffusion/lanes, lib/grid
// The residual of cycle task.index after the step of the one before: r -= alpha A p. Where sweeps are not
// stored, diffusion/precondition-down does this on the way.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quad = id.z / CELLS.z;
  let cell = vec3u(id.x, id.y, id.z % CELLS.z);
  if (!isInside(cell) || !isOpen(quad)) {
    return;
  }
  let voxel = voxelAt(cell);
  let alpha = stepLength(task.index + 1u, quad);
  let before = rhs[planeAt((task.index + 1u) & 1u, quad) + voxel];
  rhs[planeAt(task.index & 1u, quad) + voxel] = before - (alpha * image[(quad * VOXELS) + voxel]);
}
