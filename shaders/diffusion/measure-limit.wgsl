//! uses: diffusion/ends, diffusion/lanes, diffusion/partials, lib/partial-sums, lib/grid, lib/tables
// How much of the difference d = b - u1 between halves and whole may be added to b: partial results of
// 1 - theta, theta the largest in [0, 1] with -slack <= b + theta d <= U + slack. Signed substrates have no
// limits. slack: 1e-4 of the largest value.

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) count: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let quad = id.z / now.cells.z;
  let cell = vec3u(id.x, id.y, id.z % now.cells.z);
  var less = vec4f(0.0);
  if (isInside(cell)) {
    less = 1.0 - limitOf(quad, voxelAt(cell));
  }
  let most = largestOfGroup(thread, less, vec4f(0.0)).a;
  if (thread == 0u) {
    let strip = stripOf(workgroup, count, now.cells.z);
    partials[partialAt(0u, quad, count.x * count.y * now.cells.z, strip)] = most;
  }
}

fn limitOf(quad: u32, voxel: u32) -> vec4f {
  let b = ends[endAt(HALF, quad, voxel)];
  let d = b - ends[endAt(WHOLE, quad, voxel)];
  let slack = 1e-4 * lanesOf(TOP, quad);
  let highest = lanesOf(HIGHEST, quad);
  let isLow = (b + d) < -slack;
  let isHigh = (b + d) > (highest + slack);
  let room = select((highest + slack) - b, b + slack, isLow);
  let theta = select(vec4f(1.0), room / select(vec4f(1.0), abs(d), isLow | isHigh), isLow | isHigh);
  let limited = min(max(theta, vec4f(0.0)), vec4f(1.0));
  return select(limited, vec4f(1.0), tables.quads[quad].isSigned > vec4f(0.0));
}
