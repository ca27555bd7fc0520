//! uses: diffusion/first-sweep
// The sweep after a coarse level, in reverse: first the even cells, then the odd ones. A cell's new value
// does not depend on its old one, so that of the sweep before only the odd cells matter, with the
// correction of the coarse level (copied).

// An odd cell after the sweep before, corrected.
fn correctedOdd(quad: u32, cell: vec3u) -> vec4f {
  let first = firstOdd(quad, cell);
  if (task.coarse.cellCount == 0u) {
    return first;
  }
  return first + solution[correctionsAt(task.coarse, quad) + insideOf(task.coarse, parentOf(cell))];
}

fn lastEven(quad: u32, cell: vec3u) -> vec4f {
  let inside = insideOf(task.level, cell);
  let faces = facesAt(task.level, quad, cell);
  var sum = (faces.lowX * correctedOdd(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * correctedOdd(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * correctedOdd(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * correctedOdd(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * correctedOdd(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * correctedOdd(quad, vec3u(cell.xy, faces.upper.z)));
  }
  return (residualOf(inside) + sum) * inverseOf(quad, cell, inside);
}
