//! uses: diffusion/measure-cell, diffusion/residuals, diffusion/corrections
// Partial results of r w, A p w (not in the first cycle) and the largest |w| of a correction that
// diffusion/smooth has stored;
// elsewhere diffusion/precondition-up finds them on the way.

@compute @workgroup_size(ROW, 64u / ROW, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isStrip(id) || !isOpen(id.z)) {
    return;
  }
  openMeasure(id.z);
  for (var row = STRIP_ROWS * id.y; row < endOfStrip(id); row++) {
    let voxel = insideOf(task.level, cellOfStrip(id, row));
    let r = rhs[planeAt(task.index & 1u, id.z) + voxel];
    measureVoxel(id.z, voxel, r, solution[correctionsAt(task.level, id.z) + voxel]);
  }
  writeMeasures(id.z, (id.y * CELLS.x) + id.x);
}
