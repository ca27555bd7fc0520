//! uses: lib/kind, diffusion/pyramids, diffusion/coefficients, diffusion/residuals, diffusion/corrections, diffusion/image
// The sweep before a coarse level, from zero, in two colors: first the odd cells, whose neighbours are
// still 0, then the even ones. Where STORES_SWEEPS, diffusion/smooth-even has put these into `solution`.

// Set by openSweep: where the level's numbers begin.
var<private> residuals: u32;
var<private> inverses: u32;
var<private> corrections: u32;
// Else a sweep before a coarse level has the step of the cycle before to take; where sweeps are stored
// diffusion/update has taken it.
const TAKES_STEPS: bool = !(STORES_SWEEPS || IS_FIRST || IS_AFTER);

// Whether residuals are still those of the cycle before, without its step along A p, and that step.
var<private> isBehind: bool;
var<private> earlier: u32;
var<private> images: u32;
var<private> alpha: vec4f;

// To be called first.
fn openSweep(quad: u32) {
  openLevel(task.level, quad);
  residuals = residualsAt(task.level, quad);
  inverses = inverseAt(task.level, quad);
  corrections = correctionsAt(task.level, quad);
  isBehind = TAKES_STEPS && (task.level.offset == 0u);
  if (isBehind) {
    earlier = planeAt((task.index + 1u) & 1u, quad);
    images = quad * VOXELS;
    alpha = stepLength(task.index + 1u, quad);
  }
}

fn residualOf(inside: u32) -> vec4f {
  if (TAKES_STEPS && isBehind) {
    return rhs[earlier + inside] - (alpha * image[images + inside]);
  }
  return rhs[residuals + inside];
}

// An odd cell.
fn firstOdd(cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  return residualOf(inside) * coefficient[inverses + inside];
}

// An even cell.
fn firstEven(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  let faces = facesAt(task.level, quad, cell);
  var sum = (faces.lowX * firstOdd(vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * firstOdd(vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * firstOdd(vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * firstOdd(vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * firstOdd(vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * firstOdd(vec3u(cell.xy, faces.upper.z)));
  }
  return (residualOf(inside) + sum) * coefficient[inverses + inside];
}
