//! uses: lib/tables, lib/task, diffusion/pyramids
// Conductances of the faces of task.coarse: the sum of the faces of task.level that one covers, half of
// it along an axis that was halved. One thread per coarse cell and quad.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let coarse = task.coarse;
  let quad = id.z / coarse.cells.z;
  let parent = vec3u(id.x, id.y, id.z % coarse.cells.z);
  if (any(parent >= coarse.cells) || (quad >= QUAD_COUNT)) {
    return;
  }
  let number = tables.quads[quad].faces.x;
  if (number < 0) {
    return;
  }
  let at = (u32(number) * PYRAMID_CELLS) + coarse.offset + insideOf(coarse, parent);
  let plane = FACE_QUAD_COUNT * PYRAMID_CELLS;
  writeFace(at, coarseFace(u32(number), parent, 0u));
  writeFace(plane + at, coarseFace(u32(number), parent, 1u));
  if (FLOWS_ALONG_Z) {
    writeFace((2u * plane) + at, coarseFace(u32(number), parent, 2u));
  }
}

fn axisVector(axis: u32) -> vec3u {
  return select(vec3u(0u), vec3u(1u), vec3u(0u, 1u, 2u) == vec3u(axis));
}

// The faces of the last children along the axis.
fn coarseFace(number: u32, parent: vec3u, axis: u32) -> vec4f {
  let first = parent << coarsening();
  let children = childrenOf(parent);
  let across = axisVector(axis);
  let begin = across * (children - 1u);
  let base = ((axis * FACE_QUAD_COUNT) + number) * PYRAMID_CELLS;
  var sum = vec4f(0.0);
  for (var z = begin.z; z < children.z; z++) {
    for (var y = begin.y; y < children.y; y++) {
      for (var x = begin.x; x < children.x; x++) {
        sum += readFace(base + task.level.offset + insideOf(task.level, first + vec3u(x, y, z)));
      }
    }
  }
  return sum * select(1.0, 0.5, coarsening()[axis] == 1u);
}
