//! uses: diffusion/neighbors, diffusion/color-rows
// One color of a Gauss-Seidel sweep over a level of every substrate, in difference form, since
// single precision stalls otherwise:
// u += ((f - c u) + sum r w (u_j - u)) / (c + sum r w). The last sweep of a cycle leaves nothing below
// 0 or above the bound of the system.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let level = task.level;
  let substrate = id.z / level.cells.z;
  let k = id.z % level.cells.z;
  let cell = vec3u(cellOfColor(id.x, id.y, k), id.y, k);
  if (any(cell >= level.cells) || (substrate >= SUBSTRATE_COUNT) || !hasColor(cell)) {
    return;
  }
  let inside = cell.x + (level.cells.x * (cell.y + (level.cells.y * cell.z)));
  let index = planeBase(level, substrate) + inside;
  let neighbors = neighborsAt(level, substrate, cell);
  let c = coefficient[index];
  let u = solution[index];
  let next = u + (((rhs[index] - (c * u)) + neighbors.flow) / (c + neighbors.weight));
  let limits = (task.clampsSolution != 0u) && (tables.fields[substrate].isSigned == 0u);
  let limited = min(max(next, 0.0), scalars[BOUNDS_AT + substrate]);
  solution[index] = select(next, limited, limits);
}
