//! uses: diffusion/level-plane, diffusion/axis-interpolation
// Adds the coarse level's correction, interpolated linearly along each axis, to the finer level.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let level = task.level;
  let substrate = id.z / level.cells.z;
  let cell = vec3u(id.x, id.y, id.z % level.cells.z);
  if (any(cell >= level.cells) || (substrate >= SUBSTRATE_COUNT)) {
    return;
  }
  let coarse = task.coarse;
  let sides = tables.fields[substrate].sides;
  let x = interpolateCell(axisX(level, sides), axisX(coarse, sides), cell.x);
  let y = interpolateCell(axisY(level, sides), axisY(coarse, sides), cell.y);
  let base = planeBase(coarse, substrate);
  var correction = 0.0;
  if (FLOWS_ALONG_Z) {
    let z = interpolateCell(axisZ(level, sides), axisZ(coarse, sides), cell.z);
    correction = (z.weightLower * blendPlane(base, z.lower, x, y))
      + (z.weightUpper * blendPlane(base, z.upper, x, y));
  } else {
    correction = blendPlane(base, 0u, x, y);
  }
  let inside = cell.x + (level.cells.x * (cell.y + (level.cells.y * cell.z)));
  let index = planeBase(level, substrate) + inside;
  solution[index] = solution[index] + correction;
}

fn blendPlane(base: u32, k: u32, x: Interpolation, y: Interpolation) -> f32 {
  let rows = base + (task.coarse.cells.x * task.coarse.cells.y * k);
  let lower = blendRow(rows + (task.coarse.cells.x * y.lower), x);
  let upper = blendRow(rows + (task.coarse.cells.x * y.upper), x);
  return (y.weightLower * lower) + (y.weightUpper * upper);
}

fn blendRow(row: u32, x: Interpolation) -> f32 {
  return (x.weightLower * solution[row + x.lower]) + (x.weightUpper * solution[row + x.upper]);
}
