//! uses: lib/step
// Voxel (i, j, k) has index i + nx*(j + ny*k); y is up, x runs fastest.

fn voxelAt(cell: vec3u) -> u32 {
  return cell.x + (now.cells.x * (cell.y + (now.cells.y * cell.z)));
}

fn cellOf(voxel: u32) -> vec3u {
  let row = voxel / now.cells.x;
  return vec3u(voxel % now.cells.x, row % now.cells.y, row / now.cells.y);
}

fn isInside(cell: vec3u) -> bool {
  return all(cell < now.cells);
}

// Centre of a voxel, um from the domain's corner.
fn positionX(voxel: u32) -> f32 {
  return (f32(voxel % now.cells.x) + 0.5) * now.spacing.x;
}

fn positionY(voxel: u32) -> f32 {
  return (f32((voxel / now.cells.x) % now.cells.y) + 0.5) * now.spacing.y;
}

fn positionZ(voxel: u32) -> f32 {
  return (f32(voxel / (now.cells.x * now.cells.y)) + 0.5) * now.spacing.z;
}

// 1 in the voxels along a side (left right bottom top back front), else 0.
fn onSide(side: u32, voxel: u32) -> f32 {
  let axis = side / 2u;
  let last = select(0u, now.cells[axis] - 1u, (side & 1u) == 1u);
  return select(0.0, 1.0, cellOf(voxel)[axis] == last);
}
