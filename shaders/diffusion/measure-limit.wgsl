//! uses: diffusion/solution, diffusion/partials
// How much of the difference d = b - u1 between halves and whole may be added to b: partial results of
// 1 - theta, theta the largest in [0, 1] with -slack <= b + theta d <= U + slack. Signed substrates have no
// limits. slack: 1e-4 of the largest value. Nothing to do where no sum goes so far.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id) || (lanesOf(LIMITED, id.z).x == 0.0)) {
    return;
  }
  openSolution(id.z);
  var less = vec4f(0.0);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    less = max(less, 1.0 - limitOf(id.z, cell));
  }
  writePartial(0u, id, less);
}

fn limitOf(quad: u32, cell: vec3u) -> vec4f {
  let b = valueAt(quad, cell);
  let d = b - ends[endAt(WHOLE, quad, voxelAt(cell))];
  let slack = 1e-4 * lanesOf(TOP, quad);
  let highest = lanesOf(HIGHEST, quad);
  let isLow = (b + d) < -slack;
  let isHigh = (b + d) > (highest + slack);
  let room = select((highest + slack) - b, b + slack, isLow);
  let theta = select(vec4f(1.0), room / select(vec4f(1.0), abs(d), isLow | isHigh), isLow | isHigh);
  let limited = min(max(theta, vec4f(0.0)), vec4f(1.0));
  return select(limited, vec4f(1.0), tables.quads[quad].isSigned > vec4f(0.0));
}
