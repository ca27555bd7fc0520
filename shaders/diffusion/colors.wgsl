//! uses: lib/task
// Colors of a sweep: no two neighbours share one, so that the order of threads does not matter. Two,
// (i + j + k) mod 2, or three on a level where an axis of odd length wraps for any substrate.

fn colorOf(level: LevelShape, cell: vec3u) -> u32 {
  if (level.colorCount == 2u) {
    return (cell.x + cell.y + cell.z) & 1u;
  }
  let parts = axisPart(level, 0u, cell.x, level.cells.x)
    + axisPart(level, 1u, cell.y, level.cells.y) + axisPart(level, 2u, cell.z, level.cells.z);
  return parts % 3u;
}

fn axisPart(level: LevelShape, axis: u32, index: u32, cells: u32) -> u32 {
  let isLastOfOddWrap = (((level.oddWrap >> axis) & 1u) == 1u) && (index + 1u == cells);
  return select(index & 1u, 2u, isLastOfOddWrap);
}

// Color number `place` of the sweep before a coarse level: 1, 0 or 1, 2, 0.
fn colorInOrder(place: u32, colorCount: u32) -> u32 {
  return select(select(2u, 1u, place == 0u), 0u, place + 1u == colorCount);
}

// Its place in that order.
fn placeOfColor(color: u32, colorCount: u32) -> u32 {
  return select(select(1u, 0u, color == 1u), colorCount - 1u, color == 0u);
}
