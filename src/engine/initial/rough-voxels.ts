import { type Grid, voxelCount } from "../../model/grid.ts";
import { halfDiagonal, type PlacedShape } from "./placed-shape.ts";
import type { Start } from "./start.ts";

/** Parts along the longest side of a voxel that a hard edge crosses, and most of a rough one. */
const hardParts = { 2: 4, 3: 3 } as const;
const mostParts = { 2: 32, 3: 16 } as const;
/** Least parts within the width of a soft edge. */
const softParts = 4;
/** A soft edge wider than so many voxels is smooth. */
const softVoxels = 8;
/** A voxel is rough where its mean may differ from its middle by this share of the largest value. */
const roughness = 1e-3;

/**
 * How many parts the longest side of each voxel needs, so that the mean over its parts is the mean
 * over the voxel; 0: its middle will do. It needs some where an outline crosses it, the more the
 * smaller the shape, where it has many pixels of a picture, and where the second differences of a field that may have bends say so.
 * `planes`: the fields at the middles, as they were without chance from voxel to voxel.
 */
export function partsOfVoxels(
  grid: Grid,
  start: Start,
  planes: readonly Float32Array[],
): Uint8Array {
  const parts = new Uint8Array(voxelCount(grid));
  const { dimensions } = grid;
  const pixels = Math.max(0, ...start.layers.map((layer) => layer.pixels ?? 0));
  const forPixels = Math.max(Math.ceil(3 * pixels), hardParts[dimensions]);
  if (pixels > 0) parts.fill(Math.min(forPixels, mostParts[dimensions]));
  for (const { shape } of start.layers) if (shape !== undefined) markOutline(grid, shape, parts);
  const bent = new Set(start.layers.flatMap((layer) => (layer.isBent ? [layer.slot] : [])));
  for (const slot of bent) markBends(grid, planes[slot]!, parts);
  return parts;
}

/**
 * A part is at most two thirds as wide as the shape's detail, and where the edge is soft
 * some lie within it.
 */
function markOutline(grid: Grid, shape: PlacedShape, parts: Uint8Array): void {
  const { nx, ny, nz, dx, dy, dz, dimensions } = grid;
  const solid = dimensions === 3;
  const longest = longestSide(grid);
  if (shape.softness >= softVoxels * longest) return;
  const forEdge = Math.min(
    Math.ceil((softParts * longest) / shape.softness),
    hardParts[dimensions],
  );
  const forDetail = Math.ceil((1.5 * longest) / shape.detail);
  const needed = Math.min(Math.max(2, forEdge, forDetail), mostParts[dimensions]);
  const reach = 0.5 * shape.softness + shape.steepness * halfDiagonal(grid);
  let voxel = 0;
  for (let k = 0; k < nz; k++) {
    const z = solid ? (k + 0.5) * dz : 0;
    for (let j = 0; j < ny; j++) {
      const y = (j + 0.5) * dy;
      for (let i = 0; i < nx; i++, voxel++) {
        if (parts[voxel]! >= needed) continue;
        if (Math.abs(shape.distance((i + 0.5) * dx, y, z)) <= reach) parts[voxel] = needed;
      }
    }
  }
}

/** The mean over a voxel is its middle plus 1/24 of the sum of second differences, to that order. */
function markBends(grid: Grid, plane: Float32Array, parts: Uint8Array): void {
  const { nx, ny, nz, dimensions } = grid;
  let largest = 0;
  for (const value of plane) largest = Math.max(largest, Math.abs(value));
  const limit = 24 * roughness * largest;
  const axes = [
    [1, nx],
    [nx, ny],
    [nx * ny, nz],
  ] as const;
  for (let voxel = 0; voxel < plane.length; voxel++) {
    if (parts[voxel] !== 0) continue;
    const here = plane[voxel]!;
    let bend = 0;
    for (const [stride, count] of axes) {
      if (count === 1) continue;
      const at = Math.floor(voxel / stride) % count;
      const before = at > 0 ? plane[voxel - stride]! : here;
      const after = at < count - 1 ? plane[voxel + stride]! : here;
      bend += Math.abs(before - 2 * here + after);
    }
    if (bend > limit) parts[voxel] = hardParts[dimensions];
  }
}

/** Equal parts of a voxel along each axis: as many as said along its longest side, near to cubes. */
export function partCounts(grid: Grid, parts: number): readonly [number, number, number] {
  const { dx, dy, dz, dimensions } = grid;
  const longest = longestSide(grid);
  const along = (h: number) => Math.ceil((parts * h) / longest);
  return [along(dx), along(dy), dimensions === 3 ? along(dz) : 1];
}

function longestSide({ dx, dy, dz, dimensions }: Grid): number {
  return Math.max(dx, dy, dimensions === 3 ? dz : 0);
}
