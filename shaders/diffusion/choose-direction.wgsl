//! uses: diffusion/judge-step, diffusion/gather-partials
// The share beta of the old direction in the new one, from the corrections of cycle task.index, not the
// first (flexible: from w (r - r_before), robust against rounding in the cycle). A lane whose residual is no
// more than rounding takes its correction as it is. In the second cycle, which is the last of most solves, r p,
// p A p and a bound of |p| follow from what is known of w and of the direction before; where these suffice to
// end the solve of a quad, diffusion/find-direction has nothing to do.

// p A p may be this much smaller than w A w, of which it is a difference.
const LEAST_SHARE: f32 = 0.01;

var<workgroup> goesOn: f32;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  if (thread == 0u) {
    goesOn = lanesOf(GOES_ON, 0u).x;
  }
  if (workgroupUniformLoad(&goesOn) == 0.0) {
    return;
  }
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    var size: vec4f;
    var products: Rows;
    var curvature: vec4f;
    for (var part = 0u; part < select(2u, 3u, task.index == 2u); part++) {
      let row = select(select(CURVATURE_ROW, RESIDUAL_ROW, part == 1u), SIZE_ROW, part == 0u);
      let other = select(row, CHANGE_ROW, part == 1u);
      let rows = reducePartials(part != 0u, row, other, quad, BLOCK_PARTIALS, thread);
      if (part == 0u) {
        size = rows.a;
      } else if (part == 1u) {
        products = rows;
      } else {
        curvature = rows.a;
      }
    }
    if ((thread == 0u) && isOpen(quad)) {
      choose(quad, products.a, products.b, size);
      if (task.index == 2u) {
        endEarly(quad, products.a, products.b, curvature, size);
      }
    }
  }
}

fn choose(quad: u32, rho: vec4f, change: vec4f, size: vec4f) {
  let share = -change / max(lanesOf(RHO, quad), vec4f(1e-37));
  setLanes(BETA, quad, select(vec4f(0.0), share, isRunning(quad) & (rho >= vec4f(1e-25))));
  setLanes(RHO, quad, select(lanesOf(RHO, quad), rho, isRunning(quad)));
  setLanes(LARGEST_W, quad, size);
}

// change: w (r_before - r) = alpha w A p of the direction before.
fn endEarly(quad: u32, rho: vec4f, change: vec4f, curvature: vec4f, size: vec4f) {
  let alpha = stepLength(1u, quad);
  let perAlpha = 1.0 / select(vec4f(1.0), alpha, alpha != vec4f(0.0));
  let beta = lanesOf(BETA, quad);
  let crossed = (2.0 * (change * perAlpha)) + (beta * lanesOf(CURVATURE, quad));
  var along: Direction;
  along.product = rho;
  along.curvature = curvature + (beta * crossed);
  along.size = size + abs(beta * (lanesOf(CHANGE, quad) * perAlpha));
  along.rho = rho;
  along.largest = size;
  let step = judgeStep(quad, along);
  let isKnown = (beta == vec4f(0.0)) | (along.curvature > LEAST_SHARE * curvature);
  if (any(isRunning(quad) & !(step.isDone & isKnown))) {
    return;
  }
  takeStep(quad, along, step);
  setLanes(KEPT, quad, vec4f(0.0));
}
