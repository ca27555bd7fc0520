//! uses: diffusion/flow, diffusion/pyramids, diffusion/direction, diffusion/image, diffusion/partials, lib/partial-sums, lib/grid
// The direction p = w + beta p of cycle task.index, A p = c p - L p, and partial results of p A p and
// r p, in units of a power of two near the largest possible value, and of the largest |p|.

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) count: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let quad = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  var curvature = vec4f(0.0);
  var product = vec4f(0.0);
  var size = vec4f(0.0);
  if (isInside(cell) && isOpen(quad)) {
    let voxel = voxelAt(cell);
    let p = valueAt(quad, cell);
    let flow = flowInto(facesAt(task.level, quad, cell), quad, cell, p);
    let Ap = (coefficient[cellAt(task.level, quad, cell)] * p) - flow;
    directions[directionAt(task.index, quad, voxel)] = p;
    image[(quad * now.voxelCount) + voxel] = Ap;
    let perUnit = lanesOf(PER_UNIT, quad);
    curvature = (p * perUnit) * (Ap * perUnit);
    product = (p * perUnit) * (rhs[cellAt(task.level, quad, cell)] * perUnit);
    size = abs(p);
  }
  let sums = sumsOfGroup(thread, curvature, product);
  let largest = largestOfGroup(thread, size, vec4f(0.0)).a;
  if (thread == 0u) {
    let strip = stripOf(workgroup, count, now.cells.z);
    let strips = count.x * count.y * now.cells.z;
    partials[partialAt(0u, quad, strips, strip)] = sums.a;
    partials[partialAt(1u, quad, strips, strip)] = sums.b;
    partials[partialAt(2u, quad, strips, strip)] = largest;
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let w = solution[cellAt(task.level, quad, cell)];
  if (task.index == 1u) {
    return w;
  }
  return w + (lanesOf(BETA, quad) * directions[directionAt(task.index + 1u, quad, voxelAt(cell))]);
}
