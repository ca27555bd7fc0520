/**
 * Uniform numbers as a function of seed, stream and voxel only: no state, any order, the same on
 * every backend. Twin of shaders/lib/random.wgsl. The mixing function is Ellis' "lowbias32"
 * (nullprogram.com/blog/2018/07/31), a 32-bit hash with low avalanche bias.
 */
export function randomUniform(seed: number, stream: number, voxel: number): number {
  return (randomBits(seed, stream, voxel) >>> 8) / 16777216;
}

/** 32 random bits as an unsigned integer. */
export function randomBits(seed: number, stream: number, voxel: number): number {
  return mixBits(voxel ^ streamKey(seed, stream));
}

/** What seed and stream contribute; the same for every voxel. */
export function streamKey(seed: number, stream: number): number {
  return mixBits(stream ^ mixBits((seed + 0x9e3779b9) >>> 0));
}

export function mixBits(bits: number): number {
  let mixed = bits;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
