//! uses: lib/state, diffusion/ends
// How the hook assembleVoxel reads and writes. A voxel's losses, gains and shares are gathered lane by
// lane; lanes without a substrate stay 0.

var<private> losses: array<vec4f, max(QUAD_COUNT, 1u)>;
var<private> gains: array<vec4f, max(QUAD_COUNT, 1u)>;
var<private> shares: array<vec4f, max(QUAD_COUNT, 1u)>;

// A substrate where the stage starts: the second half where the first ended.
fn readBase(slot: u32, voxel: u32) -> f32 {
  if (clockAt() == 3u) {
    return ends[endAt(HALF, slot / 4u, voxel)][slot % 4u];
  }
  return readField(slot, voxel);
}

// Another field in the middle of the stage, between the start and the end of the step.
fn readTissue(slot: u32, voxel: u32) -> f32 {
  let plane = REMEMBERED_PLANE + u32(max(tables.fields[slot].remembered, 0));
  let before = readTransport(plane, voxel);
  return before + (stageMiddle() * (readField(slot, voxel) - before));
}

// A field at the start of the step; only of those that are remembered.
fn readStart(slot: u32, voxel: u32) -> f32 {
  return readTransport(REMEMBERED_PLANE + u32(max(tables.fields[slot].remembered, 0)), voxel);
}

fn writeLoss(slot: u32, voxel: u32, value: f32) {
  losses[slot / 4u][slot % 4u] = value;
}

fn writeGain(slot: u32, voxel: u32, value: f32) {
  gains[slot / 4u][slot % 4u] = value;
}

fn writeShare(slot: u32, voxel: u32, value: f32) {
  shares[slot / 4u][slot % 4u] = value;
}

fn writeDiffusion(plane: u32, voxel: u32, value: f32) {
  auxiliary[(plane * now.voxelCount) + voxel] = value;
}
