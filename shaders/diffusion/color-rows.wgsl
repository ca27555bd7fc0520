//! uses: lib/task
// Colors of a sweep: no two neighbours share one, so that the order of threads does not matter.
// Two colors, (i + j + k) mod 2; three where an axis of odd length wraps.

// Cell along x of thread `column` in row (j, k). With two colors every second cell has the color
// and a thread is sent to its own; with three each thread stays at its place, see hasColor.
fn cellOfColor(column: u32, j: u32, k: u32) -> u32 {
  if (task.colorCount == 2u) {
    return (2u * column) + ((task.color + j + k) & 1u);
  }
  return column;
}

fn hasColor(cell: vec3u) -> bool {
  if (task.colorCount == 2u) {
    return true;
  }
  let cells = task.level.cells;
  let parts = axisPart(0u, cell.x, cells.x) + axisPart(1u, cell.y, cells.y)
    + axisPart(2u, cell.z, cells.z);
  return (parts % 3u) == task.color;
}

fn axisPart(axis: u32, index: u32, cells: u32) -> u32 {
  let isLastOfOddWrap = (((task.oddWrap >> axis) & 1u) == 1u) && (index + 1u == cells);
  return select(index & 1u, 2u, isLastOfOddWrap);
}
