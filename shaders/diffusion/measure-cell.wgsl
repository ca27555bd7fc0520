//! uses: diffusion/pyramids, diffusion/lanes, diffusion/image, diffusion/partials
// What conjugate gradients need to know of a correction w of level 0: the sums of r w and of A p w, in
// units of a power of two near the largest possible value, and the largest |w|. Not after the first cycle
// of a solve (task.index 1): it has no direction p yet, and its own is w.

var<private> residualProduct: vec4f;
var<private> imageProduct: vec4f;
var<private> size: vec4f;

fn measureCell(quad: u32, index: u32, w: vec4f) {
  let perUnit = lanesOf(PER_UNIT, quad);
  residualProduct += (rhs[index] * perUnit) * (w * perUnit);
  let at = (quad * now.voxelCount) + (index - (quad * PYRAMID_CELLS));
  imageProduct += (image[at] * perUnit) * (w * perUnit);
  size = max(size, abs(w));
}

fn writeMeasures(quad: u32, strip: u32, strips: u32) {
  partials[partialAt(0u, quad, strips, strip)] = residualProduct;
  partials[partialAt(1u, quad, strips, strip)] = imageProduct;
  partials[partialAt(2u, quad, strips, strip)] = size;
}
