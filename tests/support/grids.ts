import { type Grid, voxelCount } from "../../src/model/grid.ts";
import type { Boundary, SideBoundary } from "../../src/model/model.ts";

export const noFlux: SideBoundary = { type: "no-flux" };
export const periodic: SideBoundary = { type: "periodic" };

export function sameBoundary(side: SideBoundary, dimensions: 2 | 3 = 2): Boundary {
  const depth = dimensions === 3 ? side : noFlux;
  return { left: side, right: side, bottom: side, top: side, back: depth, front: depth };
}

export function planeGrid(nx: number, ny: number, dx: number, dy = dx): Grid {
  return { dimensions: 2, nx, ny, nz: 1, dx, dy, dz: 1 };
}

export function solidGrid(nx: number, ny: number, nz: number, dx: number): Grid {
  return { dimensions: 3, nx, ny, nz, dx, dy: dx, dz: dx };
}

/** One value per voxel from its centre, um. */
export function fill(
  grid: Grid,
  value: (x: number, y: number, z: number, voxel: number) => number,
): Float32Array {
  return Float32Array.from({ length: voxelCount(grid) }, (_, voxel) => {
    const i = voxel % grid.nx;
    const j = Math.floor(voxel / grid.nx) % grid.ny;
    const k = Math.floor(voxel / (grid.nx * grid.ny));
    return value((i + 0.5) * grid.dx, (j + 0.5) * grid.dy, (k + 0.5) * grid.dz, voxel);
  });
}
