//! uses: lib/state, lib/flow, lib/model-hooks, kinetics/stage-access, diffusion/terms
// Losses z = dt k and gains S = dt s of the substrates over a stage, the share of the loss that
// conversions take, and D where it varies. Substrates are read where the stage starts, the rest of the
// tissue in the middle of the stage.

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (!isInside(id)) {
    return;
  }
  scalarsAt = stageScalarsAt();
  let voxel = voxelAt(id);
  assembleVoxel(voxel);
  for (var quad = 0u; quad < QUAD_COUNT; quad++) {
    terms[lossAt(quad, voxel)] = losses[quad];
    terms[gainAt(quad, voxel)] = gains[quad];
    if (HAS_EXPORTS) {
      terms[shareAt(quad, voxel)] = shares[quad];
    }
  }
}
