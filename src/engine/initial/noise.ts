import type { Boundary } from "../../model/model.ts";
import { normal, randomSequence } from "./random-sequence.ts";

/** Number of waves that are added up; enough for values close to normally distributed. */
const waves = 64;
/** Waves much longer or shorter than the scale are left out (in units of 1/scale). */
const shortestWaveNumber = 0.5;
const longestWaveNumber = 2.5;

/** Noise as a sum of plane waves cos(kx x + ky y + kz z + phase); the same on every grid. */
export interface NoiseWaves {
  /** Wave vector (1/um) and phase of each. */
  readonly all: readonly (readonly [kx: number, ky: number, kz: number, phase: number])[];
}

/**
 * Smooth noise of mean 0 and standard deviation 1 with correlation length `scale` (um). It follows
 * from the domain (whose sides are `size`, um), seed and stream alone. Along periodic axes whole
 * numbers of waves fit into the domain.
 */
export function makeNoise(
  size: readonly [number, number, number],
  boundary: Boundary,
  scale: number,
  seed: number,
  stream: number,
): NoiseWaves {
  const random = randomSequence(seed, stream);
  const all = Array.from({ length: waves }, (_, wave) => {
    const vector = waveVector(size, boundary, scale, wave, random);
    return [...vector, 2 * Math.PI * random()] as const;
  });
  return { all };
}

function waveVector(
  size: readonly [number, number, number],
  boundary: Boundary,
  scale: number,
  wave: number,
  random: () => number,
): readonly [number, number, number] {
  const solid = size[2] > 0;
  const [x, y, z] = direction(wave, solid, random);
  const number = waveNumber(solid, random) / scale;
  const wholeWaves = (k: number, length: number, periodic: boolean): number =>
    periodic ? (Math.round((k * length) / (2 * Math.PI)) * 2 * Math.PI) / length : k;
  return [
    wholeWaves(number * x, size[0], boundary.left.type === "periodic"),
    wholeWaves(number * y, size[1], boundary.bottom.type === "periodic"),
    wholeWaves(number * z, size[2], boundary.back.type === "periodic"),
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
