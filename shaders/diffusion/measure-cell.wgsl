//! uses: lib/kind, diffusion/lanes, diffusion/residuals, diffusion/around
// What conjugate gradients need to know of a correction w of level 0: the sums of r w, of w A w and, but for
// the first cycle of a solve (task.index 1), which has no direction before it, of w (r_before - r), in units
// of a power of two near the largest possible value; and the largest |w|. w A w is the sum of c w^2 over all
// voxels and of G (w_i - w_j)^2 over all faces, each of which has one odd cell: no difference of large numbers.

var<private> residualProduct: vec4f;
var<private> changeProduct: vec4f;
var<private> curvature: vec4f;
var<private> size: vec4f;
var<private> perUnit: vec4f;

// To be called first.
fn openMeasure(quad: u32) {
  perUnit = lanesOf(PER_UNIT, quad);
}

fn measureVoxel(quad: u32, voxel: u32, r: vec4f, w: vec4f) {
  let scaled = w * perUnit;
  residualProduct += (r * perUnit) * scaled;
  if (!IS_FIRST) {
    let before = rhs[planeAt((task.index + 1u) & 1u, quad) + voxel];
    changeProduct += ((before - r) * perUnit) * scaled;
  }
  curvature += rhs[diagonalAt(quad, voxel)] * (scaled * scaled);
  size = max(size, abs(w));
}

// The faces of an odd cell.
fn measureFaces(faces: Faces, around: Around, w: vec4f) {
  curvature += dissipated(faces, around, w, perUnit);
}
