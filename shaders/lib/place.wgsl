//! uses: lib/layout
// A voxel and its neighbours, each the one of a periodic grid.

struct Place {
  cell: vec3u,
  voxel: u32,
  // index of the next voxel along x, y, z on either side
  lower: vec3u,
  upper: vec3u,
}

const STRIDES: vec3u = vec3u(1u, CELLS.x, CELLS.x * CELLS.y);

fn placeOf(cell: vec3u) -> Place {
  let voxel = cell.x + (STRIDES.y * cell.y) + (STRIDES.z * cell.z);
  let around = STRIDES * (CELLS - 1u);
  let lower = select(vec3u(voxel) - STRIDES, vec3u(voxel) + around, cell == vec3u(0u));
  let upper = select(vec3u(voxel) + STRIDES, vec3u(voxel) - around, cell + 1u == CELLS);
  return Place(cell, voxel, lower, upper);
}

fn cellAt(voxel: u32) -> vec3u {
  return vec3u(voxel % CELLS.x, (voxel / CELLS.x) % CELLS.y, voxel / STRIDES.z);
}
