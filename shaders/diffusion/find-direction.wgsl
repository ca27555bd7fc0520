//! uses: lib/kind, diffusion/strip-flow, diffusion/corrections, diffusion/residuals, diffusion/terms, diffusion/image, diffusion/iterate, diffusion/partials
// The direction p = w + beta p of cycle task.index, A p = c p - L p, and partial results of p A p and, but
// for the first cycle, whose direction is its correction, of r p and of the largest |p|; products in units
// of a power of two near the largest possible value. From the third cycle on p takes the place of that of
// two cycles ago, whose step the iterate takes before.

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
    let Ap = (diagonalOf(quad, voxel) * p) - flow;
    image[(quad * VOXELS) + voxel] = Ap;
    curvature += (p * perUnit) * (Ap * perUnit);
    if (!IS_FIRST) {
      let at = directionsAt(task.index, quad) + voxel;
      if (task.index > 2u) {
        takeStep(quad, voxel, alpha * solution[at]);
      }
      solution[at] = p;
      product += (p * perUnit) * (rhs[residuals + voxel] * perUnit);
      size = max(size, abs(p));
    }
  }
  writePartial(0u, id, curvature);
  if (!IS_FIRST) {
    writePartial(1u, id, product);
    writePartial(2u, id, size);
  }
}

fn takeStep(quad: u32, voxel: u32, step: vec4f) {
  let at = iterateAt(quad, voxel);
  if (task.index == 3u) {
    iterate[at] = step;
  } else {
    iterate[at] = iterate[at] + step;
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  let w = solution[correctionsAt(task.level, quad) + inside];
  if (IS_FIRST) {
    return w;
  }
  return w + (beta * solution[directionsAt(task.index + 1u, quad) + inside]);
}
