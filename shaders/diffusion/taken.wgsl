//! uses: diffusion/ends
// What all conversions took out of substrates, in planes of `ends`: in the whole stage, in the first half,
// and in the step.

const TAKEN_WHOLE: u32 = 4u;
const TAKEN_HALF: u32 = 5u;
const TAKEN: u32 = 6u;

fn readTaken(slot: u32, voxel: u32) -> f32 {
  return ends[endAt(TAKEN, slot / 4u, voxel)][slot % 4u];
}
