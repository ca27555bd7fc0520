import { type Grid, voxelCount } from "../../model/grid.ts";
import type { Boundary } from "../../model/model.ts";
import { normal, randomSequence } from "./random-sequence.ts";

/** Number of waves that are added up; enough for values close to normally distributed. */
const waves = 64;
/** Waves much longer or shorter than the scale are left out (in units of 1/scale). */
const shortestWaveNumber = 0.5;
const longestWaveNumber = 2.5;

/**
 * Smooth noise of mean 0 and standard deviation 1 with correlation length `scale` (um): a sum of
 * random plane waves, so the same realisation on every grid of the domain. Along periodic axes whole
 * numbers of waves fit into the domain.
 */
export function noise(
  grid: Grid,
  boundary: Boundary,
  scale: number,
  seed: number,
  stream: number,
): Float32Array {
  const random = randomSequence(seed, stream);
  const result = new Float64Array(voxelCount(grid));
  for (let wave = 0; wave < waves; wave++) {
    const [kx, ky, kz] = waveVector(grid, boundary, scale, wave, random);
    addWave(grid, kx, ky, kz, 2 * Math.PI * random(), result);
  }
  const norm = Math.sqrt(2 / waves);
  return Float32Array.from(result, (value) => value * norm);
}

function waveVector(
  grid: Grid,
  boundary: Boundary,
  scale: number,
  wave: number,
  random: () => number,
): readonly [number, number, number] {
  const solid = grid.dimensions === 3;
  const [x, y, z] = direction(wave, solid, random);
  const size = waveNumber(solid, random) / scale;
  const wholeWaves = (k: number, length: number, periodic: boolean): number =>
    periodic ? (Math.round((k * length) / (2 * Math.PI)) * 2 * Math.PI) / length : k;
  return [
    wholeWaves(size * x, grid.nx * grid.dx, boundary.left.type === "periodic"),
    wholeWaves(size * y, grid.ny * grid.dy, boundary.bottom.type === "periodic"),
    wholeWaves(size * z, grid.nz * grid.dz, boundary.back.type === "periodic"),
  ];
}

/** Directions spread evenly, each shifted at random within its share, so that no axis is favoured. */
function direction(
  wave: number,
  solid: boolean,
  random: () => number,
): readonly [number, number, number] {
  const part = (wave + random()) / waves;
  if (!solid) return [Math.cos(Math.PI * part), Math.sin(Math.PI * part), 0];
  const angle = wave * Math.PI * (3 - Math.sqrt(5)) + random();
  const flat = Math.sqrt(1 - part * part);
  return [flat * Math.cos(angle), flat * Math.sin(angle), part];
}

/** Length of a normally distributed vector, within the band. */
function waveNumber(solid: boolean, random: () => number): number {
  for (;;) {
    const size = Math.hypot(normal(random), normal(random), solid ? normal(random) : 0);
    if (size >= shortestWaveNumber && size <= longestWaveNumber) return size;
  }
}

/** Adds cos(k x + phase) row by row, turning by a fixed angle from voxel to voxel. */
function addWave(
  grid: Grid,
  kx: number,
  ky: number,
  kz: number,
  phase: number,
  result: Float64Array,
): void {
  const turnCos = Math.cos(kx * grid.dx);
  const turnSin = Math.sin(kx * grid.dx);
  for (let row = 0; row < grid.ny * grid.nz; row++) {
    const y = ((row % grid.ny) + 0.5) * grid.dy;
    const z = (Math.floor(row / grid.ny) + 0.5) * grid.dz;
    const start = phase + ky * y + kz * z + 0.5 * kx * grid.dx;
    let cos = Math.cos(start);
    let sin = Math.sin(start);
    const base = row * grid.nx;
    for (let i = 0; i < grid.nx; i++) {
      result[base + i] = result[base + i]! + cos;
      const next = cos * turnCos - sin * turnSin;
      sin = sin * turnCos + cos * turnSin;
      cos = next;
    }
  }
}
