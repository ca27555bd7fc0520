//! uses: diffusion/pyramids
// The sweep before a coarse level, from zero, in two colors: first the odd cells, whose neighbours are
// still 0, then the even ones. Where STORES_SWEEPS, diffusion/smooth-even has put these into `solution`.

// An odd cell.
fn firstOdd(quad: u32, cell: vec3u) -> vec4f {
  let index = cellAt(task.level, quad, cell);
  return rhs[index] * coefficient[INVERSE + index];
}

// An even cell.
fn firstEven(quad: u32, cell: vec3u) -> vec4f {
  let index = cellAt(task.level, quad, cell);
  let faces = facesAt(task.level, quad, cell);
  var sum = (faces.lowX * firstOdd(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * firstOdd(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * firstOdd(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * firstOdd(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * firstOdd(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * firstOdd(quad, vec3u(cell.xy, faces.upper.z)));
  }
  return (rhs[index] + sum) * coefficient[INVERSE + index];
}
