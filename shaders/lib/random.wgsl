//! uses: lib/state
// Uniform numbers as a function of seed, stream and voxel only. Twin of src/compile/random.ts.

fn randomUniform(stream: u32, voxel: u32) -> f32 {
  return f32(randomBits(readSeed(), stream, voxel) >> 8u) / 16777216.0;
}

fn randomBits(seed: u32, stream: u32, voxel: u32) -> u32 {
  return mixBits(voxel ^ mixBits(stream ^ mixBits(seed + 0x9e3779b9u)));
}

fn mixBits(bits: u32) -> u32 {
  var mixed = bits;
  mixed = (mixed ^ (mixed >> 16u)) * 0x7feb352du;
  mixed = (mixed ^ (mixed >> 15u)) * 0x846ca68bu;
  return mixed ^ (mixed >> 16u);
}
