//! uses: diffusion/uniform-faces, diffusion/level-places, diffusion/face-planes
// Faces of a cell also where D varies from voxel to voxel: those that diffusion/measure-faces and
// diffusion/coarsen-faces have stored.

fn facesAt(level: LevelShape, quad: u32, cell: vec3u) -> Faces {
  let faces = uniformFaces(level, quad, cell);
  if (HAS_VARYING_DIFFUSION) {
    let number = tables.quads[quad].faces.x;
    if (number >= 0) {
      return storedFaces(faces, level, u32(number), quad, cell);
    }
  }
  return faces;
}

// From the planes of faces: each lies in the voxel below it, that around an end in the last one.
fn storedFaces(
  neighbors: Faces,
  level: LevelShape,
  number: u32,
  quad: u32,
  cell: vec3u,
) -> Faces {
  var faces = neighbors;
  let hasLower = cell > vec3u(0u);
  let hasUpper = cell < (level.cells - 1u);
  let base = (number * PYRAMID_CELLS) + level.offset;
  let own = base + insideOf(level, cell);
  let lowX = base + insideOf(level, vec3u(faces.lower.x, cell.yz));
  let lowY = base + insideOf(level, vec3u(cell.x, faces.lower.y, cell.z));
  faces.lowX = ifOpen(readFace(lowX), hasLower.x, level.cells.x, quad, 0u);
  faces.highX = ifOpen(readFace(own), hasUpper.x, level.cells.x, quad, 0u);
  let y = FACE_QUAD_COUNT * PYRAMID_CELLS;
  faces.lowY = ifOpen(readFace(y + lowY), hasLower.y, level.cells.y, quad, 1u);
  faces.highY = ifOpen(readFace(y + own), hasUpper.y, level.cells.y, quad, 1u);
  if (FLOWS_ALONG_Z) {
    let lowZ = base + insideOf(level, vec3u(cell.xy, faces.lower.z));
    faces.lowZ = ifOpen(readFace((2u * y) + lowZ), hasLower.z, level.cells.z, quad, 2u);
    faces.highZ = ifOpen(readFace((2u * y) + own), hasUpper.z, level.cells.z, quad, 2u);
  }
  return faces;
}
