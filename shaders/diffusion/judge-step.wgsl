//! uses: diffusion/lanes
// The step alpha = (r p)/(p A p) along the direction p of cycle task.index, and which lanes have converged by
// it. In exact numbers r p is r w; but where w is parallel to the direction before, p is no more than rounding,
// and r w/(p A p) would be huge. The error is estimated from the last change and the ratio q of successive
// ones: the residual has a floor in single precision, and of what the cycle hardly sees (two sides of a
// barrier) w has little and alpha p all.

// Of a direction: r p, p A p and the largest |p|; and r w and the largest |w| of the correction in it.
struct Direction {
  product: vec4f,
  curvature: vec4f,
  size: vec4f,
  rho: vec4f,
  largest: vec4f,
}

struct Step {
  alpha: vec4f,
  change: vec4f,
  range: vec4f,
  estimate: vec4f,
  isDone: vec4<bool>,
}

fn isRunning(quad: u32) -> vec4<bool> {
  return lanesOf(OPEN, quad) == vec4f(RUNS);
}

fn judgeStep(quad: u32, along: Direction) -> Step {
  let isFirst = vec4<bool>(task.index == 1u);
  let isNothing = lanesOf(BOUND, quad) < vec4f(1e-30);
  let isSmall = along.rho < vec4f(1e-25);
  let isCurved = along.curvature > vec4f(0.0);
  let length = along.product / select(vec4f(1.0), along.curvature, isCurved);
  let whole = select(vec4f(1.0), length, isCurved & !isSmall);
  var step: Step;
  step.alpha = select(vec4f(0.0), whole, isRunning(quad) & !isNothing);
  step.change = abs(step.alpha) * along.size;
  let before = max(lanesOf(CHANGE, quad), vec4f(1e-37));
  let q = min(max(step.change / before, vec4f(0.3)), vec4f(0.95));
  let remaining = select(q / (1.0 - q), vec4f(1.0), isFirst);
  step.estimate = max(step.change, along.largest) * remaining;
  // The bound would be no measure: beside a small source it is far above all that diffusion leaves.
  step.range = max(lanesOf(RANGE, quad), select(vec4f(0.0), step.change, isFirst));
  step.isDone = isNothing | isSmall | (step.estimate <= TOLERANCE * step.range);
  return step;
}

fn takeStep(quad: u32, along: Direction, step: Step) {
  let was = isRunning(quad);
  setLanes(RANGE, quad, step.range);
  setLanes(ALPHA + (task.index & 1u), quad, step.alpha);
  setLanes(RHO, quad, select(lanesOf(RHO, quad), along.rho, was));
  setLanes(CURVATURE, quad, along.curvature);
  setLanes(CHANGE, quad, step.change);
  setLanes(ESTIMATE, quad, select(lanesOf(ESTIMATE, quad), step.estimate, was));
  setLanes(CYCLE, quad, vec4f(f32(task.index)));
  setLanes(OPEN, quad, select(vec4f(STANDS), vec4f(RUNS), was & !step.isDone));
}
