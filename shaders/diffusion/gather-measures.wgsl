//! uses: diffusion/measure-cell, diffusion/workgroup-partials
// As diffusion/write-measures, of all threads of a workgroup together, which call it alike.

fn writeMeasures(isHere: bool, quad: u32, strip: u32, group: u32, thread: u32) {
  writeSum(RESIDUAL_ROW, quad, group, thread, residualProduct);
  writeSum(CURVATURE_ROW, quad, group, thread, curvature);
  writeLargest(SIZE_ROW, quad, group, thread, size);
  if (!IS_FIRST) {
    writeSum(CHANGE_ROW, quad, group, thread, changeProduct);
  }
}
