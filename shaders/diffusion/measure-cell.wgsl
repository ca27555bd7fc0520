//! uses: lib/kind, diffusion/lanes, diffusion/image, diffusion/partials
// What conjugate gradients need to know of a correction w of level 0: the sum of r w and, but for the first
// cycle of a solve (task.index 1), which has no direction p before it, that of A p w, in units of a power
// of two near the largest possible value; and the largest |w|.

var<private> residualProduct: vec4f;
var<private> imageProduct: vec4f;
var<private> size: vec4f;
var<private> perUnit: vec4f;

// To be called first.
fn openMeasure(quad: u32) {
  perUnit = lanesOf(PER_UNIT, quad);
}

fn measureVoxel(quad: u32, voxel: u32, r: vec4f, w: vec4f) {
  residualProduct += (r * perUnit) * (w * perUnit);
  if (!IS_FIRST) {
    imageProduct += (image[(quad * VOXELS) + voxel] * perUnit) * (w * perUnit);
  }
  size = max(size, abs(w));
}

fn writeMeasures(quad: u32, strip: u32) {
  partials[partialAt(RESIDUAL_ROW, quad, strip)] = residualProduct;
  partials[partialAt(IMAGE_ROW, quad, strip)] = imageProduct;
  partials[partialAt(SIZE_ROW, quad, strip)] = size;
}
