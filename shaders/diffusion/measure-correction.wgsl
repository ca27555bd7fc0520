//! uses: diffusion/measure-cell, diffusion/write-measures, diffusion/corrections, diffusion/strip-flow
// Partial results of what conjugate gradients need to know of a correction that diffusion/smooth has stored;
// elsewhere diffusion/precondition-up finds them on the way. Cells have more than two colors, so that w A w
// is the sum of w (c w - L w).

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id) || !isOpen(id.z)) {
    return;
  }
  openLevel(task.level, id.z);
  openMeasure(id.z);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let cell = cellOfStrip(id, row);
    let voxel = insideOf(task.level, cell);
    let faces = facesAt(task.level, id.z, cell);
    let w = valueInStrip(faces, id.z, cell);
    let flow = flowInStrip(faces, id.z, cell);
    measureVoxel(id.z, voxel, rhs[planeAt(task.index & 1u, id.z) + voxel], w);
    curvature -= (w * perUnit) * (flow * perUnit);
  }
  writeMeasures(true, id.z, (id.y * CELLS.x) + id.x, 0u, 0u);
}

fn valueAt(quad: u32, cell: vec3u) -> vec4f {
  return solution[correctionsAt(task.level, quad) + insideOf(task.level, cell)];
}
