//! uses: diffusion/uniform-faces
// Values in the neighbours of a cell, once each: what they send, and what the differences to them cost.

struct Around {
  lowX: vec4f,
  highX: vec4f,
  lowY: vec4f,
  highY: vec4f,
  lowZ: vec4f,
  highZ: vec4f,
}

// Sum of G value.
fn arriving(faces: Faces, around: Around) -> vec4f {
  var sum = (faces.lowX * around.lowX) + (faces.highX * around.highX);
  sum += (faces.lowY * around.lowY) + (faces.highY * around.highY);
  if (FLOWS_ALONG_Z) {
    sum += (faces.lowZ * around.lowZ) + (faces.highZ * around.highZ);
  }
  return sum;
}

// What flows in, in difference form: sum of G (value - own), in the order of diffusion/flow.
fn flowFrom(faces: Faces, around: Around, own: vec4f) -> vec4f {
  let fromX = (faces.lowX * (around.lowX - own)) + (faces.highX * (around.highX - own));
  let fromY = (faces.lowY * (around.lowY - own)) + (faces.highY * (around.highY - own));
  if (FLOWS_ALONG_Z) {
    let fromZ = (faces.lowZ * (around.lowZ - own)) + (faces.highZ * (around.highZ - own));
    return (fromX + fromY) + fromZ;
  }
  return fromX + fromY;
}

// Sum of G ((value - own) scale)^2.
fn dissipated(faces: Faces, around: Around, own: vec4f, scale: vec4f) -> vec4f {
  let lowX = (around.lowX - own) * scale;
  let highX = (around.highX - own) * scale;
  let lowY = (around.lowY - own) * scale;
  let highY = (around.highY - own) * scale;
  var sum = (faces.lowX * (lowX * lowX)) + (faces.highX * (highX * highX));
  sum += (faces.lowY * (lowY * lowY)) + (faces.highY * (highY * highY));
  if (FLOWS_ALONG_Z) {
    let lowZ = (around.lowZ - own) * scale;
    let highZ = (around.highZ - own) * scale;
    sum += (faces.lowZ * (lowZ * lowZ)) + (faces.highZ * (highZ * highZ));
  }
  return sum;
}
