//! uses: lib/kind, diffusion/pyramids, diffusion/cell-coefficient, diffusion/residuals, diffusion/corrections
// The sweep before a coarse level, from zero, in two colors: first the odd cells, whose neighbours are
// still 0, then the even ones. Where STORES_SWEEPS, diffusion/smooth-even has put these into `solution`.

// Set by openSweep: where the level's numbers begin.
var<private> residuals: u32;
var<private> inverses: u32;
var<private> corrections: u32;

// To be called first.
fn openSweep(quad: u32) {
  openLevel(task.level, quad);
  residuals = residualsAt(task.level, quad);
  inverses = inverseAt(task.level, quad);
  corrections = correctionsAt(task.level, quad);
}

fn residualOf(inside: u32) -> vec4f {
  return rhs[residuals + inside];
}

// 1/(c + G) of a cell: where G is a product, reading c alone moves less than storing both.
fn inverseOf(quad: u32, cell: vec3u, inside: u32) -> vec4f {
  if (STORES_INVERSE) {
    return coefficient[inverses + inside];
  }
  return 1.0 / (coefficientOf(quad, cell) + weightOf(facesAt(task.level, quad, cell)));
}

// An odd cell.
fn firstOdd(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  return residualOf(inside) * inverseOf(quad, cell, inside);
}

// An even cell.
fn firstEven(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  let faces = facesAt(task.level, quad, cell);
  var sum = (faces.lowX * firstOdd(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * firstOdd(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * firstOdd(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * firstOdd(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * firstOdd(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * firstOdd(quad, vec3u(cell.xy, faces.upper.z)));
  }
  return (residualOf(inside) + sum) * inverseOf(quad, cell, inside);
}
