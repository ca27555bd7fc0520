/** Which pixels of an axis a voxel reads, from `first` on, and how much of each; the sum is 1. */
export interface AxisWeights {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Weights of `pixels` for each of `voxels` over the same length. At least as many pixels as voxels:
 * the share of the voxel that each pixel covers, from whole numbers, so that at equal counts it is
 * exactly 1. Fewer: linear between the two pixel centres around the voxel's, constant beyond the
 * outermost.
 */
export function overlapWeights(pixels: number, voxels: number): readonly AxisWeights[] {
  return partWeights(pixels, voxels, 1);
}

/** The same kind of weights for each of the `parts` equal cells of every voxel. */
export function partWeights(pixels: number, voxels: number, parts: number): readonly AxisWeights[] {
  const weights = pixels < voxels ? linearWeights : coveredShares;
  const cells = voxels * parts;
  return Array.from({ length: cells }, (_, cell) => weights(cell, pixels, cells));
}

/** Weight 1 for the pixel under the centre of each voxel; on an edge the one after it. */
export function nearestWeights(pixels: number, voxels: number): readonly AxisWeights[] {
  return Array.from({ length: voxels }, (_, voxel) => ({
    first: Math.floor(((2 * voxel + 1) * pixels) / (2 * voxels)),
    weights: [1],
  }));
}

/** In units in which a voxel is `pixels` long and a pixel `voxels`. */
function coveredShares(voxel: number, pixels: number, voxels: number): AxisWeights {
  const start = voxel * pixels;
  const end = start + pixels;
  const first = Math.floor(start / voxels);
  const weights: number[] = [];
  for (let pixel = first; pixel * voxels < end; pixel++) {
    const covered = Math.min((pixel + 1) * voxels, end) - Math.max(pixel * voxels, start);
    weights.push(covered / pixels);
  }
  return { first, weights };
}

function linearWeights(voxel: number, pixels: number, voxels: number): AxisWeights {
  const position = ((2 * voxel + 1) * pixels - voxels) / (2 * voxels);
  const clamped = Math.min(Math.max(position, 0), pixels - 1);
  const first = Math.min(Math.floor(clamped), Math.max(pixels - 2, 0));
  const share = clamped - first;
  return { first, weights: first + 1 < pixels ? [1 - share, share] : [1] };
}
