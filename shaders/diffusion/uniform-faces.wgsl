//! uses: lib/tables, lib/step, diffusion/lanes
// A cell of a level, four substrates at a time: its neighbours and what its faces conduct. Everything is
// extensive: a coarse face conducts half the sum of the fine faces that it covers, for the doubled
// distance. Where D is uniform that is a product: r_x 2^-halvings, times the voxels covered along y and z.

struct Faces {
  // indices of the neighbours along x, y, z; of the cell itself where there is none
  lower: vec3u,
  upper: vec3u,
  lowX: vec4f,
  highX: vec4f,
  lowY: vec4f,
  highY: vec4f,
  lowZ: vec4f,
  highZ: vec4f,
}

// What faces conduct along x, y, z where D is uniform and a cell covers one voxel across: of the level and
// the quad that openLevel was called with, as it must be before facesAt.
var<private> alongX: vec4f;
var<private> alongY: vec4f;
var<private> alongZ: vec4f;

fn openLevel(level: LevelShape, quad: u32) {
  let nearer = 1.0 / vec3f(vec3u(1u) << level.halvings);
  let row = CONDUCTANCE + (3u * (clockAt() - 1u));
  alongX = lanesOf(row, quad) * nearer.x;
  alongY = lanesOf(row + 1u, quad) * nearer.y;
  if (FLOWS_ALONG_Z) {
    alongZ = lanesOf(row + 2u, quad) * nearer.z;
  }
}

// Voxels that cell i covers along an axis of n voxels.
fn coverOf(i: u32, halvings: u32, n: u32) -> f32 {
  return f32(min(1u << halvings, n - (i << halvings)));
}

// Number of voxels in a cell.
fn volumeOf(level: LevelShape, cell: vec3u) -> f32 {
  return (coverOf(cell.x, level.halvings.x, CELLS.x)
    * coverOf(cell.y, level.halvings.y, CELLS.y))
    * coverOf(cell.z, level.halvings.z, CELLS.z);
}

// Where D is uniform; of levels that openLevel was called with.
fn uniformFaces(level: LevelShape, quad: u32, cell: vec3u) -> Faces {
  let last = level.cells - 1u;
  let hasLower = cell > vec3u(0u);
  let hasUpper = cell < last;
  var faces: Faces;
  // Around the end of a periodic axis, or the cell itself.
  let below = select(cell, last, vec3<bool>(HAS_WRAPS));
  let above = select(cell, vec3u(0u), vec3<bool>(HAS_WRAPS));
  faces.lower = select(below, cell - 1u, hasLower);
  faces.upper = select(above, cell + 1u, hasUpper);
  var x = alongX;
  var y = alongY;
  var z = alongZ;
  if (level.offset != 0u) {
    let cover = vec3f(
      coverOf(cell.x, level.halvings.x, CELLS.x),
      coverOf(cell.y, level.halvings.y, CELLS.y),
      coverOf(cell.z, level.halvings.z, CELLS.z),
    );
    x = x * (cover.y * cover.z);
    y = y * (cover.x * cover.z);
    z = z * (cover.x * cover.y);
  }
  faces.lowX = ifOpen(x, hasLower.x, level.cells.x, quad, 0u);
  faces.highX = ifOpen(x, hasUpper.x, level.cells.x, quad, 0u);
  faces.lowY = ifOpen(y, hasLower.y, level.cells.y, quad, 1u);
  faces.highY = ifOpen(y, hasUpper.y, level.cells.y, quad, 1u);
  if (FLOWS_ALONG_Z) {
    faces.lowZ = ifOpen(z, hasLower.z, level.cells.z, quad, 2u);
    faces.highZ = ifOpen(z, hasUpper.z, level.cells.z, quad, 2u);
  }
  return faces;
}

// A conductance where there is a neighbour, also around the end of a lane's periodic axis; else 0.
fn ifOpen(conductance: vec4f, hasNeighbor: bool, cells: u32, quad: u32, axis: u32) -> vec4f {
  if (HAS_WRAPS) {
    return select(conductance * wrapOf(cells, quad, axis), conductance, hasNeighbor);
  }
  return select(vec4f(0.0), conductance, hasNeighbor);
}

fn wrapOf(cells: u32, quad: u32, axis: u32) -> vec4f {
  var wrap = tables.quads[quad].wrapX;
  if (axis == 1u) {
    wrap = tables.quads[quad].wrapY;
  }
  if (axis == 2u) {
    wrap = tables.quads[quad].wrapZ;
  }
  return select(vec4f(0.0), wrap, cells > 1u);
}

// What all faces of a cell conduct.
fn weightOf(faces: Faces) -> vec4f {
  let plane = (faces.lowX + faces.highX) + (faces.lowY + faces.highY);
  if (FLOWS_ALONG_Z) {
    return plane + (faces.lowZ + faces.highZ);
  }
  return plane;
}
