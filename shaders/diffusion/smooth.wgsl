//! uses: diffusion/pyramids, diffusion/coefficients, diffusion/residuals, diffusion/corrections, diffusion/colors
// One color of a sweep over a level whose colors are three, in place. Of the sweep before the coarse level
// (task.variant 0) only neighbours of earlier colors count, since the others are 0; after it (1) all do.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let level = task.level;
  let quad = id.z / level.cells.z;
  let cell = vec3u(id.x, id.y, id.z % level.cells.z);
  if (any(cell >= level.cells) || !isOpen(quad) || (colorOf(level, cell) != task.color)) {
    return;
  }
  openLevel(level, quad);
  let faces = facesAt(level, quad, cell);
  var sum = (faces.lowX * known(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * known(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * known(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * known(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * known(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * known(quad, vec3u(cell.xy, faces.upper.z)));
  }
  let inside = insideOf(level, cell);
  let inverse = coefficient[inverseAt(level, quad) + inside];
  solution[correctionsAt(level, quad) + inside] = (rhs[residualsAt(level, quad) + inside] + sum) * inverse;
}

fn known(quad: u32, cell: vec3u) -> vec4f {
  let place = placeOfColor(colorOf(task.level, cell), task.level.colorCount);
  if ((task.variant == 0u) && (place >= placeOfColor(task.color, task.level.colorCount))) {
    return vec4f(0.0);
  }
  return solution[correctionsAt(task.level, quad) + insideOf(task.level, cell)];
}
