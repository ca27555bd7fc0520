import type { Grid } from "../../model/grid.ts";
import type { CellSampler } from "./cells.ts";
import type { NoiseWaves } from "./noise.ts";

/**
 * Noise of standard deviation 1, averaged over each cell of a lattice: over a cell of width h the
 * mean of cos(k x + phase) is that at its center times sin(k h/2)/(k h/2). So the cells of a voxel
 * have the voxel's own number as their mean.
 */
export function noiseSampler(lattice: Grid, { all }: NoiseWaves): CellSampler {
  const norm = Math.sqrt(2 / all.length);
  const alongX = rotations(
    lattice.nx,
    lattice.dx,
    all.map(([kx, , , phase]) => [kx, phase, norm]),
  );
  const alongY = rotations(
    lattice.ny,
    lattice.dy,
    all.map(([, ky]) => [ky, 0, 1]),
  );
  const alongZ = rotations(
    lattice.nz,
    lattice.dz,
    all.map(([, , kz]) => [kz, 0, 1]),
  );
  const count = all.length;
  const row = new Float64Array(2 * count);
  return (cells, result) => {
    let rowJ = -1;
    let rowK = -1;
    for (let cell = 0; cell < cells.count; cell++) {
      const j = cells.j[cell]!;
      const k = cells.k[cell]!;
      if (j !== rowJ || k !== rowK) {
        multiplyRotations(alongY, j, alongZ, k, row);
        rowJ = j;
        rowK = k;
      }
      const base = 2 * count * cells.i[cell]!;
      let sum = 0;
      for (let at = 0; at < 2 * count; at += 2) {
        sum += alongX[base + at]! * row[at]! - alongX[base + at + 1]! * row[at + 1]!;
      }
      result[cell] = sum;
    }
  };
}

/** Per cell along an axis and wave [k, phase, size]: the mean of size*exp(i (k x + phase)) over the cell. */
function rotations(
  cells: number,
  width: number,
  all: readonly (readonly [number, number, number])[],
): Float64Array {
  const table = new Float64Array(2 * cells * all.length);
  for (const [wave, [k, phase, size]] of all.entries()) {
    const half = 0.5 * k * width;
    const mean = half === 0 ? size : (size * Math.sin(half)) / half;
    for (let cell = 0; cell < cells; cell++) {
      const angle = k * (cell + 0.5) * width + phase;
      const at = 2 * (cell * all.length + wave);
      table[at] = mean * Math.cos(angle);
      table[at + 1] = mean * Math.sin(angle);
    }
  }
  return table;
}

/** Products of the rotations at j in one table and k in the other. */
function multiplyRotations(
  alongY: Float64Array,
  j: number,
  alongZ: Float64Array,
  k: number,
  result: Float64Array,
): void {
  const y = result.length * j;
  const z = result.length * k;
  for (let at = 0; at < result.length; at += 2) {
    const a = alongY[y + at]!;
    const b = alongY[y + at + 1]!;
    const c = alongZ[z + at]!;
    const d = alongZ[z + at + 1]!;
    result[at] = a * c - b * d;
    result[at + 1] = a * d + b * c;
  }
}
