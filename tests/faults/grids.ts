import { type Grid, voxelCount } from "../../src/model/grid.ts";

export function plane(nx: number, ny: number, dx = 10, dy = dx): Grid {
  return { dimensions: 2, nx, ny, nz: 1, dx, dy, dz: 1 };
}

export function solid(nx: number, ny: number, nz: number, dx = 10): Grid {
  return { dimensions: 3, nx, ny, nz, dx, dy: dx, dz: dx };
}

/** One value per voxel from its centre, um. */
export function perVoxel(
  grid: Grid,
  value: (x: number, y: number, z: number) => number,
): Float64Array {
  return Float64Array.from({ length: voxelCount(grid) }, (_, voxel) => {
    const i = voxel % grid.nx;
    const j = Math.floor(voxel / grid.nx) % grid.ny;
    const k = Math.floor(voxel / (grid.nx * grid.ny));
    return value((i + 0.5) * grid.dx, (j + 0.5) * grid.dy, (k + 0.5) * grid.dz);
  });
}

export function mean(values: ArrayLike<number>, weight?: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! * (weight?.[i] ?? 1);
    total += weight?.[i] ?? 1;
  }
  return sum / total;
}
