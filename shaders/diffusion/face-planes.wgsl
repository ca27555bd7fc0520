//! uses: diffusion/coefficients
// Conductances of the faces towards the upper neighbours, of quads whose diffusion varies in space:
// along x, then along y, then along z, a pyramid per quad each.

fn readFace(at: u32) -> vec4f {
  return coefficient[FACES_AT + at];
}

fn writeFace(at: u32, conductance: vec4f) {
  coefficient[FACES_AT + at] = conductance;
}
