//! uses: lib/state, lib/flow, lib/carry, lib/model-hooks, kinetics/stage-access
// Losses z = dt k and gains S = dt s of the substrates over a stage, the share of the loss that
// conversions take, and D where it varies. Substrates are read where the stage starts (planes
// task.readAt of `ends`), the rest of the tissue in the middle of the stage. The first stage also puts
// substrates and their carries, as they are after reactions and motion of the cells, there as lanes.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  scalarsAt = stageScalarsAt();
  let voxel = voxelAt(id);
  if (isFirstStage()) {
    gatherStart(voxel);
  }
  assembleVoxel(voxel);
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    terms[lossAt(quad, voxel)] = losses[quad];
    terms[gainAt(quad, voxel)] = gains[quad];
    if (HAS_EXPORTS) {
      terms[shareAt(quad, voxel)] = shares[quad];
    }
  }
}

fn gatherStart(voxel: u32) {
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    var u = vec4f(0.0);
    var e = vec4f(0.0);
    for (var lane = 0u; lane < 4u; lane++) {
      let slot = (4u * quad) + lane;
      if (slot < SUBSTRATE_COUNT) {
        u[lane] = readField(slot, voxel);
        e[lane] = readCarry(slot, voxel);
      }
    }
    ends[endAt(START, quad, voxel)] = u;
    ends[endAt(START + 1u, quad, voxel)] = e;
  }
}
