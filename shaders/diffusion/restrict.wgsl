//! uses: diffusion/pyramids, diffusion/flow
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
  let first = parent << coarsening();
  let children = childrenOf(parent);
  var rest = vec4f(0.0);
  var c = vec4f(0.0);
  for (var z = 0u; z < children.z; z++) {
    for (var y = 0u; y < children.y; y++) {
      for (var x = 0u; x < children.x; x++) {
        let cell = first + vec3u(x, y, z);
        let faces = facesAt(task.level, quad, cell);
        let index = cellAt(task.level, quad, cell);
        let w = solution[index];
        rest += (rhs[index] - (coefficient[index] * w)) + flowInto(faces, quad, cell, w);
        c += min(coefficient[index], volumeOf(task.level, cell) + weightOf(faces));
      }
    }
  }
  let index = cellAt(coarse, quad, parent);
  rhs[index] = rest;
  if (task.variant != 0u) {
    coefficient[index] = c;
    coefficient[INVERSE + index] = 1.0 / (c + weightOf(facesAt(coarse, quad, parent)));
  }
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return solution[cellAt(task.level, quad, cell)];
}
