//! uses: diffusion/pyramids, diffusion/residuals, diffusion/corrections, diffusion/cell-coefficient, diffusion/flow
// As diffusion/precondition-down, from a correction that diffusion/smooth has stored: the residual
// (f - c w) + L w of task.level, summed over the children of a cell of task.coarse, and with task.variant 1
// the coarse coefficient and inverse diagonal.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let coarse = task.coarse;
  let quad = id.z / coarse.cells.z;
  let parent = vec3u(id.x, id.y, id.z % coarse.cells.z);
  if (any(parent >= coarse.cells) || !isOpen(quad)) {
    return;
  }
  openLevel(task.level, quad);
  let first = parent << coarsening();
  let children = childrenOf(parent);
  var rest = vec4f(0.0);
  var c = vec4f(0.0);
  for (var z = 0u; z < children.z; z++) {
    for (var y = 0u; y < children.y; y++) {
      for (var x = 0u; x < children.x; x++) {
        let cell = first + vec3u(x, y, z);
        let faces = facesAt(task.level, quad, cell);
        let own = coefficientOf(quad, cell);
        let w = valueAt(quad, cell);
        let f = rhs[residualsAt(task.level, quad) + insideOf(task.level, cell)];
        rest += (f - (own * w)) + flowInto(faces, quad, cell, w);
        c += min(own, volumeOf(task.level, cell) + weightOf(faces));
      }
    }
  }
  let inside = insideOf(coarse, parent);
  rhs[residualsAt(coarse, quad) + inside] = rest;
  if (task.variant != 0u) {
    openLevel(coarse, quad);
    coefficient[coefficientAt(coarse, quad) + inside] = c;
    let weight = weightOf(facesAt(coarse, quad, parent));
    coefficient[inverseAt(coarse, quad) + inside] = 1.0 / (c + weight);
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return solution[correctionsAt(task.level, quad) + insideOf(task.level, cell)];
}
