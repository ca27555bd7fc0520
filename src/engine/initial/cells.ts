import { type Grid, voxelCount } from "../../model/grid.ts";

/** Grid whose cells are equal parts of another grid's voxels: counts[a] of them along axis a. */
export function divideGrid(grid: Grid, counts: readonly [number, number, number]): Grid {
  const [cx, cy, cz] = counts;
  return {
    ...grid,
    nx: grid.nx * cx,
    ny: grid.ny * cy,
    nz: grid.nz * cz,
    dx: grid.dx / cx,
    dy: grid.dy / cy,
    dz: grid.dz / cz,
  };
}

/** Some cells of a lattice that divides the voxels of a grid; every array has `count` entries. */
export interface Cells {
  readonly lattice: Grid;
  readonly count: number;
  /** Index of each cell along the axes of the lattice. */
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly k: Int32Array;
  /** Center of each cell, um. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  /** Voxel of the grid in which each lies. */
  readonly voxel: Uint32Array;
  /** What random() goes by in each: the voxel, so that it is one number in all of it. */
  readonly chance: Uint32Array;
}

/** The same cells, all of them at the middle of their voxel of the grid. */
export function atMiddles(grid: Grid, cells: Cells): Cells {
  const { nx, ny, dx, dy, dz } = grid;
  const [x, y, z] = [cells.x.slice(), cells.y.slice(), cells.z.slice()];
  for (let cell = 0; cell < cells.count; cell++) {
    const voxel = cells.voxel[cell]!;
    const row = Math.floor(voxel / nx);
    x[cell] = ((voxel % nx) + 0.5) * dx;
    y[cell] = ((row % ny) + 0.5) * dy;
    z[cell] = (Math.floor(row / ny) + 0.5) * dz;
  }
  return { ...cells, x, y, z };
}

/** Writes one number for each of some cells of a lattice. */
export type CellSampler = (cells: Cells, result: Float32Array) => void;

/** Cells in one piece of work: planes of 32 KiB. */
const mostCells = 8192;

/**
 * The cells of some voxels (all of them by default), piece by piece, those of one voxel together
 * and in one piece. The arrays are used anew for each piece.
 */
export function* cellsOfVoxels(
  grid: Grid,
  counts: readonly [number, number, number],
  voxels?: Uint32Array,
): Generator<Cells> {
  const lattice = divideGrid(grid, counts);
  const inOne = counts[0] * counts[1] * counts[2];
  const atOnce = Math.max(1, Math.floor(mostCells / inOne));
  const total = voxels?.length ?? voxelCount(grid);
  const whole = emptyCells(lattice, Math.min(atOnce, total) * inOne);
  for (let first = 0; first < total; first += atOnce) {
    const end = Math.min(first + atOnce, total);
    for (let index = first; index < end; index++) {
      const voxel = voxels === undefined ? index : voxels[index]!;
      putVoxel(whole, grid, counts, voxel, (index - first) * inOne);
    }
    yield firstCells(whole, (end - first) * inOne);
  }
}

function emptyCells(lattice: Grid, count: number): Cells {
  const voxel = new Uint32Array(count);
  return {
    lattice,
    count,
    i: new Int32Array(count),
    j: new Int32Array(count),
    k: new Int32Array(count),
    x: new Float32Array(count),
    y: new Float32Array(count),
    z: new Float32Array(count),
    voxel,
    chance: voxel,
  };
}

function firstCells(cells: Cells, count: number): Cells {
  if (count === cells.count) return cells;
  const voxel = cells.voxel.subarray(0, count);
  return {
    lattice: cells.lattice,
    count,
    i: cells.i.subarray(0, count),
    j: cells.j.subarray(0, count),
    k: cells.k.subarray(0, count),
    x: cells.x.subarray(0, count),
    y: cells.y.subarray(0, count),
    z: cells.z.subarray(0, count),
    voxel,
    chance: voxel,
  };
}

function putVoxel(
  cells: Cells,
  grid: Grid,
  [cx, cy, cz]: readonly [number, number, number],
  voxel: number,
  first: number,
): void {
  const { dx, dy, dz } = cells.lattice;
  const row = Math.floor(voxel / grid.nx);
  const i0 = (voxel % grid.nx) * cx;
  const j0 = (row % grid.ny) * cy;
  const k0 = Math.floor(row / grid.ny) * cz;
  let at = first;
  for (let k = k0; k < k0 + cz; k++) {
    for (let j = j0; j < j0 + cy; j++) {
      for (let i = i0; i < i0 + cx; i++) {
        cells.i[at] = i;
        cells.j[at] = j;
        cells.k[at] = k;
        cells.x[at] = (i + 0.5) * dx;
        cells.y[at] = (j + 0.5) * dy;
        cells.z[at] = (k + 0.5) * dz;
        cells.voxel[at] = voxel;
        at++;
      }
    }
  }
}
