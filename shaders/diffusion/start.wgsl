//! uses: lib/fields, lib/carry
// Four substrates and their carries as lanes, where they are as fields: as the step starts, until its end.

fn startOf(quad: u32, voxel: u32) -> vec4f {
  var u = vec4f(0.0);
  for (var lane = 0u; lane < 4u; lane++) {
    let slot = (4u * quad) + lane;
    if (slot < SUBSTRATE_COUNT) {
      u[lane] = readField(slot, voxel);
    }
  }
  return u;
}

fn startCarryOf(quad: u32, voxel: u32) -> vec4f {
  var e = vec4f(0.0);
  for (var lane = 0u; lane < 4u; lane++) {
    let slot = (4u * quad) + lane;
    if (slot < SUBSTRATE_COUNT) {
      e[lane] = readCarry(slot, voxel);
    }
  }
  return e;
}

// The substrates at the end of the step.
fn writeEnd(quad: u32, voxel: u32, u: vec4f, e: vec4f) {
  for (var lane = 0u; lane < 4u; lane++) {
    let slot = (4u * quad) + lane;
    if (slot < SUBSTRATE_COUNT) {
      writeField(slot, voxel, u[lane]);
      writeCarry(slot, voxel, e[lane]);
    }
  }
}
