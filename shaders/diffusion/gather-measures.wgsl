//! uses: diffusion/measure-cell, diffusion/workgroup-partials
// As diffusion/write-measures, of all threads of a workgroup together, which call it alike.

fn writeMeasures(isHere: bool, quad: u32, strip: u32, group: u32, thread: u32) {
  for (var row = RESIDUAL_ROW; row <= SIZE_ROW; row++) {
    if (!IS_FIRST || (row != CHANGE_ROW)) {
      writeTogether(row != SIZE_ROW, row, quad, group, thread, measureOf(row));
    }
  }
}

fn measureOf(row: u32) -> vec4f {
  switch row {
    case RESIDUAL_ROW: {
      return residualProduct;
    }
    case CHANGE_ROW: {
      return changeProduct;
    }
    case CURVATURE_ROW: {
      return curvature;
    }
    default: {
      return size;
    }
  }
}
