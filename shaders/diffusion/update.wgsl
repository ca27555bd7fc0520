//! uses: diffusion/iterate, diffusion/direction, diffusion/image, diffusion/lanes, lib/grid, lib/task
// Along the direction of cycle task.index: v += alpha p, r -= alpha A p.

@group(0) @binding(11) var<storage, read_write> rhs: array<vec4f>;

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quad = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  if (!isInside(cell) || !isOpen(quad)) {
    return;
  }
  let voxel = voxelAt(cell);
  let at = iterateAt(quad, voxel);
  let alpha = lanesOf(ALPHA, quad);
  let residual = (quad * PYRAMID_CELLS) + voxel;
  iterate[at] = iterate[at] + (alpha * directions[directionAt(task.index, quad, voxel)]);
  rhs[residual] = rhs[residual] - (alpha * image[at]);
}
