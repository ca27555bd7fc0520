//! uses: lib/kind, diffusion/first-sweep, diffusion/cell-coefficient
// From task.level to task.coarse: the sweep from zero, what it leaves of the right side, and the sum of
// that over the children of a coarse cell. After the sweep nothing is left in even cells, and in odd ones
// what their even neighbours send. In the first cycle also the coarse coefficient
// and inverse diagonal: the sum of min(c, V + G), V the number of voxels and G what the faces conduct,
// since a voxel with a huge rate draws no more than its faces carry. One thread per coarse cell and quad.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let coarse = task.coarse;
  let quad = id.z / coarse.cells.z;
  let parent = vec3u(id.x, id.y, id.z % coarse.cells.z);
  if (any(parent >= coarse.cells) || !isOpen(quad)) {
    return;
  }
  openSweep(quad);
  let first = parent << coarsening();
  let children = childrenOf(parent);
  var rest = vec4f(0.0);
  var c = vec4f(0.0);
  for (var z = 0u; z < children.z; z++) {
    for (var y = 0u; y < children.y; y++) {
      for (var x = 0u; x < children.x; x++) {
        let cell = first + vec3u(x, y, z);
        let faces = facesAt(task.level, quad, cell);
        if (isOdd(cell)) {
          rest += arriving(faces, quad, cell);
        }
        if (IS_FIRST) {
          let limit = volumeOf(task.level, cell) + weightOf(faces);
          c += min(coefficientOf(quad, cell), limit);
        }
      }
    }
  }
  let inside = insideOf(coarse, parent);
  rhs[residualsAt(coarse, quad) + inside] = rest;
  if (IS_FIRST) {
    coefficient[coefficientAt(coarse, quad) + inside] = c;
    if (STORES_INVERSE) {
      openLevel(coarse, quad);
      let weight = weightOf(facesAt(coarse, quad, parent));
      coefficient[inverseAt(coarse, quad) + inside] = 1.0 / (c + weight);
    }
  }
}

fn arriving(faces: Faces, quad: u32, cell: vec3u) -> vec4f {
  var sum = (faces.lowX * evenAt(quad, vec3u(faces.lower.x, cell.yz)))
    + (faces.highX * evenAt(quad, vec3u(faces.upper.x, cell.yz)));
  sum += (faces.lowY * evenAt(quad, vec3u(cell.x, faces.lower.y, cell.z)))
    + (faces.highY * evenAt(quad, vec3u(cell.x, faces.upper.y, cell.z)));
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * evenAt(quad, vec3u(cell.xy, faces.lower.z)))
      + (faces.highZ * evenAt(quad, vec3u(cell.xy, faces.upper.z)));
  }
  return sum;
}

fn evenAt(quad: u32, cell: vec3u) -> vec4f {
  if (STORES_SWEEPS) {
    return solution[corrections + insideOf(task.level, cell)];
  }
  return firstEven(quad, cell);
}
