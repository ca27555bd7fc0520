//! uses: lib/kind, diffusion/last-sweep, diffusion/around, diffusion/measure-cell, diffusion/write-measures
// From task.coarse to task.level: the correction with that of the coarse level (none if it has no cells)
// and the sweep after it. On level 0 also partial results of what conjugate gradients need to
// know of it. A thread does the children of a coarse cell, and of the next ones: task.strips rows of them.

@compute @workgroup_size(16, 4, 1)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(workgroup_id) at: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let blocks = (task.level.cells + coarsening()) >> coarsening();
  let rows = blocks.y * blocks.z;
  let quad = id.z;
  let isHere = (id.x < blocks.x) && ((id.y * task.strips) < rows) && isOpen(quad);
  if (isHere) {
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
  }
  if (IS_FINEST) {
    writeMeasures(isHere, quad, (id.y * blocks.x) + id.x, at.x + (groups.x * at.y), thread);
  }
}

fn correct(quad: u32, cell: vec3u) {
  let inside = insideOf(task.level, cell);
  let r = residualOf(inside);
  var w = vec4f(0.0);
  if (isOdd(cell)) {
    let faces = facesAt(task.level, quad, cell);
    let around = evensAround(faces, quad, cell);
    w = (r + arriving(faces, around)) * inverseOf(quad, cell, inside);
    solution[corrections + inside] = w;
    if (IS_FINEST) {
      measureFaces(faces, around, w);
    }
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

fn evensAround(faces: Faces, quad: u32, cell: vec3u) -> Around {
  var around: Around;
  around.lowX = lastEvenAt(quad, vec3u(faces.lower.x, cell.yz));
  around.highX = lastEvenAt(quad, vec3u(faces.upper.x, cell.yz));
  around.lowY = lastEvenAt(quad, vec3u(cell.x, faces.lower.y, cell.z));
  around.highY = lastEvenAt(quad, vec3u(cell.x, faces.upper.y, cell.z));
  if (FLOWS_ALONG_Z) {
    around.lowZ = lastEvenAt(quad, vec3u(cell.xy, faces.lower.z));
    around.highZ = lastEvenAt(quad, vec3u(cell.xy, faces.upper.z));
  }
  return around;
}

fn lastEvenAt(quad: u32, cell: vec3u) -> vec4f {
  if (STORES_SWEEPS) {
    return solution[corrections + insideOf(task.level, cell)];
  }
  return lastEven(quad, cell);
}
