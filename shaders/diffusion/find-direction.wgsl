//! uses: diffusion/flow, diffusion/pyramids, diffusion/direction, diffusion/image, diffusion/partials, lib/grid
// The direction p = w + beta p of cycle task.index, A p = c p - L p, and partial results of p A p and
// r p, in units of a power of two near the largest possible value, and of the largest |p|.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id)) {
    return;
  }
  let quad = id.z;
  if (!isOpen(quad)) {
    return;
  }
  var curvature = vec4f(0.0);
  var product = vec4f(0.0);
  var size = vec4f(0.0);
  let perUnit = lanesOf(PER_UNIT, quad);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    let voxel = voxelAt(cell);
    let p = valueAt(quad, cell);
    let flow = flowInto(facesAt(task.level, quad, cell), quad, cell, p);
    let Ap = (coefficient[cellAt(task.level, quad, cell)] * p) - flow;
    directions[directionAt(task.index, quad, voxel)] = p;
    image[(quad * now.voxelCount) + voxel] = Ap;
    curvature += (p * perUnit) * (Ap * perUnit);
    product += (p * perUnit) * (rhs[cellAt(task.level, quad, cell)] * perUnit);
    size = max(size, abs(p));
  }
  writePartial(0u, id, curvature);
  writePartial(1u, id, product);
  writePartial(2u, id, size);
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let w = solution[cellAt(task.level, quad, cell)];
  if (task.index == 1u) {
    return w;
  }
  return w + (lanesOf(BETA, quad) * directions[directionAt(task.index + 1u, quad, voxelAt(cell))]);
}
