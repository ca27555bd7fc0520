//! uses: lib/kind, diffusion/last-sweep, diffusion/measure-cell, diffusion/partials
// From task.coarse to task.level: the correction with that of the coarse level (none if it has no cells)
// and the sweep after it. On level 0 also partial results of r w, after the first cycle of A p w, and of
// the largest |w|. A thread does the children of a coarse cell, and of the next ones: task.strips rows of them.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let blocks = (task.level.cells + coarsening()) >> coarsening();
  let rows = blocks.y * blocks.z;
  let quad = id.z;
  if ((id.x >= blocks.x) || ((id.y * task.strips) >= rows) || !isOpen(quad)) {
    return;
  }
  openSweep(quad);
  if (IS_FINEST) {
    openMeasure(quad);
  }
  for (var row = id.y * task.strips; row < min(rows, (id.y + 1u) * task.strips); row++) {
    let parent = vec3u(id.x, row % blocks.y, row / blocks.y);
    let first = parent << coarsening();
    let children = childrenOf(parent);
    for (var z = 0u; z < children.z; z++) {
      for (var y = 0u; y < children.y; y++) {
        for (var x = 0u; x < children.x; x++) {
          correct(quad, first + vec3u(x, y, z));
        }
      }
    }
  }
  if (IS_FINEST) {
    writeMeasures(quad, (id.y * blocks.x) + id.x);
  }
}

fn correct(quad: u32, cell: vec3u) {
  let inside = insideOf(task.level, cell);
  let r = residualOf(inside);
  var w = vec4f(0.0);
  if (isOdd(cell)) {
    w = lastOdd(quad, cell, r);
    solution[corrections + inside] = w;
  } else if (STORES_SWEEPS) {
    w = solution[corrections + inside];
  } else {
    w = lastEven(quad, cell);
    solution[corrections + inside] = w;
  }
  if (IS_FINEST) {
    measureVoxel(quad, inside, r, w);
  }
}

fn lastOdd(quad: u32, cell: vec3u, r: vec4f) -> vec4f {
  let inside = insideOf(task.level, cell);
  let faces = facesAt(task.level, quad, cell);
  var sum = (faces.lowX * lastEvenAt(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * lastEvenAt(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * lastEvenAt(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * lastEvenAt(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * lastEvenAt(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * lastEvenAt(quad, vec3u(cell.xy, faces.upper.z)));
  }
  return (r + sum) * coefficient[inverses + inside];
}

fn lastEvenAt(quad: u32, cell: vec3u) -> vec4f {
  if (STORES_SWEEPS) {
    return solution[corrections + insideOf(task.level, cell)];
  }
  return lastEven(quad, cell);
}
