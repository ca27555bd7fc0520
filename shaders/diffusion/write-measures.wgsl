//! uses: diffusion/measure-cell, diffusion/partials
// What a thread has measured of a correction, as a partial result. Where barriers are cheap
// diffusion/gather-measures takes its place (src/engine/gpu/kernels.ts).

fn writeMeasures(isHere: bool, quad: u32, strip: u32, group: u32, thread: u32) {
  if (!isHere) {
    return;
  }
  rhs[partialAt(RESIDUAL_ROW, quad, strip)] = residualProduct;
  rhs[partialAt(CURVATURE_ROW, quad, strip)] = curvature;
  rhs[partialAt(SIZE_ROW, quad, strip)] = size;
  if (!IS_FIRST) {
    rhs[partialAt(CHANGE_ROW, quad, strip)] = changeProduct;
  }
}
