//! uses: diffusion/strip-flow, diffusion/corrections, diffusion/residuals, diffusion/partials
// The direction p = w + beta p of cycle task.index, not the first, whose direction is its correction, and
// partial results of p A p, A p = c p - L p, of r p and of the largest |p|; products in units of a power of two
// near the largest possible value. From the third cycle on p takes the place of that of two cycles ago, whose
// step the iterate takes before. In the last cycle (task.variant 1) p is not kept: diffusion/close makes it
// once more. Nothing is done where diffusion/choose-direction knew enough of p.

var<private> beta: vec4f;

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id) || !isOpen(id.z)) {
    return;
  }
  let quad = id.z;
  openLevel(task.level, quad);
  beta = lanesOf(BETA, quad);
  let perUnit = lanesOf(PER_UNIT, quad);
  let residuals = residualsAt(task.level, quad);
  let alpha = stepLength(task.index, quad);
  var curvature = vec4f(0.0);
  var product = vec4f(0.0);
  var size = vec4f(0.0);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    let voxel = insideOf(task.level, cell);
    let faces = facesAt(task.level, quad, cell);
    let p = valueInStrip(faces, quad, cell);
    let flow = flowInStrip(faces, quad, cell);
    let Ap = (rhs[diagonalAt(quad, voxel)] * p) - flow;
    let at = directionsAt(task.index, quad) + voxel;
    if (task.index > 2u) {
      takeStep(quad, voxel, alpha * solution[at]);
    }
    if (task.variant == 0u) {
      solution[at] = p;
    }
    curvature += (p * perUnit) * (Ap * perUnit);
    product += (p * perUnit) * (rhs[residuals + voxel] * perUnit);
    size = max(size, abs(p));
  }
  writePartial(0u, id, curvature);
  writePartial(1u, id, product);
  writePartial(2u, id, size);
}

fn takeStep(quad: u32, voxel: u32, step: vec4f) {
  let at = iterateAt(quad) + voxel;
  if (task.index == 3u) {
    solution[at] = step;
  } else {
    solution[at] = solution[at] + step;
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  let w = solution[correctionsAt(task.level, quad) + inside];
  return w + (beta * solution[directionsAt(task.index + 1u, quad) + inside]);
}
