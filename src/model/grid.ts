/**
 * A regular grid of voxels. 2D is 3D with nz = 1. Index of voxel (i, j, k) is i + nx*(j + ny*k): x
 * fastest, y up, voxel centres at ((i + 1/2) dx, (j + 1/2) dy, (k + 1/2) dz) from the domain's
 * corner.
 */
export interface Grid {
  readonly dimensions: 2 | 3;
  readonly nx: number;
  readonly ny: number;
  /** 1 in two dimensions. */
  readonly nz: number;
  /** Voxel spacing, um. In 2D dz is 1 and integrals are over the area (um^2). */
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

/** Number of voxels. */
export function voxelCount(grid: Grid): number {
  return grid.nx * grid.ny * grid.nz;
}

/** Measure of one voxel: um^2 in 2D, um^3 in 3D. */
export function voxelMeasure(grid: Grid): number {
  return grid.dx * grid.dy * (grid.dimensions === 3 ? grid.dz : 1);
}

/** Voxels per axis, as a preset file names them: three entries in 3D. */
export function gridShape({ dimensions, nx, ny, nz }: Grid): readonly number[] {
  return dimensions === 3 ? [nx, ny, nz] : [nx, ny];
}
