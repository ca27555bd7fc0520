//! uses: lib/state, lib/model-hooks, diffusion/axis-weights
// Forward Euler, all fields at once: moved := u + dt (rate + sum of D/h^2 (u_j - u)). Movers get
// their diffusion from the transport that follows. Only signed fields go below 0.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  let voxel = voxelAt(id);
  ratesVoxel(voxel);
  for (var slot = 0u; slot < FIELD_COUNT; slot++) {
    let index = (slot * now.voxelCount) + voxel;
    let next = fields[index] + (now.dt * (rates[slot] + flowAt(slot, id, index)));
    moved[index] = select(max(next, 0.0), next, tables.fields[slot].isSigned != 0u);
  }
}

fn flowAt(slot: u32, cell: vec3u, index: u32) -> f32 {
  let D = max(0.0, readUniform(tables.fields[slot].uniformDiffusion));
  if ((D == 0.0) || (tables.fields[slot].mover >= 0)) {
    return 0.0;
  }
  let scale = D / (now.spacing * now.spacing);
  let sides = tables.fields[slot].sides;
  var flow = axisFlow(index, axisX(task.level, sides), cell.x, scale.x);
  flow += axisFlow(index, axisY(task.level, sides), cell.y, scale.y);
  if (FLOWS_ALONG_Z) {
    flow += axisFlow(index, axisZ(task.level, sides), cell.z, scale.z);
  }
  return flow;
}

// Both sides of one axis; a wall has offset 0 and nothing flows.
fn axisFlow(index: u32, axis: Axis, i: u32, scale: f32) -> f32 {
  let own = fields[index];
  let below = fields[u32(i32(index) + lowerOffset(axis, i))] - own;
  let above = fields[u32(i32(index) + upperOffset(axis, i))] - own;
  return scale * (below + above);
}
