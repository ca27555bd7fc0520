import type { Grid } from "../model/grid.ts";
import { EngineError } from "./engine-error.ts";

/**
 * Where the slices of a volume lie in one image: tiles of nx by ny voxels, `across` of them in a row,
 * slice k at column k mod across and row floor(k / across), row 0 first in memory.
 */
export interface VolumeTiles {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly across: number;
}

/** Voxels a side of an image that every device takes (WebGPU's default limit). */
const MOST = 8192;

/** Tiles of a grid in an image that is about square. Throws EngineError where no device would take it. */
export function volumeTiles({ nx, ny, nz }: Grid): VolumeTiles {
  const across = Math.max(1, Math.min(nz, Math.round(Math.sqrt((nz * ny) / nx))));
  const tiles = { nx, ny, nz, across };
  const { width, height } = tiledSize(tiles);
  if (width > MOST || height > MOST) {
    throw new EngineError(
      `A volume of ${nx} x ${ny} x ${nz} voxels is too large to be drawn at once: its slices fill ${width} x ${height}, and ${MOST} a side is the most. Look at one slice, or take a coarser grid.`,
    );
  }
  return tiles;
}

/** Voxels across and down of the image. */
export function tiledSize({ nx, ny, nz, across }: VolumeTiles): { width: number; height: number } {
  return { width: nx * across, height: ny * Math.ceil(nz / across) };
}

/** Index of voxel (i, j, k) in a layer of the image. */
export function tiledIndex(tiles: VolumeTiles, i: number, j: number, k: number): number {
  const { nx, ny, across } = tiles;
  const row = ny * Math.floor(k / across) + j;
  return i + nx * (k % across) + nx * across * row;
}
