import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  NearestFilter,
  RepeatWrapping,
  RGFormat,
} from "three/webgpu";
import { randomNumbers } from "../../look/tissue/make-slots.ts";
import type { LatticeName } from "../../look/tissue/shapes.ts";
import { LATTICES } from "../../look/tissue/slots.ts";

/** Texels along a side of the texture that makes outlines and cytoplasm uneven. */
export const NOISE_SIZE = 256;

/** White noise in four channels; its mipmaps fade detail that is finer than a pixel. */
export function roughness(): DataTexture {
  const next = randomNumbers(5);
  const values = Uint8Array.from({ length: 4 * NOISE_SIZE ** 2 }, () => next() * 256);
  const noise = new DataTexture(values, NOISE_SIZE, NOISE_SIZE);
  noise.wrapS = RepeatWrapping;
  noise.wrapT = RepeatWrapping;
  noise.minFilter = LinearMipmapLinearFilter;
  noise.magFilter = LinearFilter;
  noise.generateMipmaps = true;
  noise.needsUpdate = true;
  return noise;
}

/** A lattice's seats, a byte for each coordinate. */
export function seatTexture(lattice: LatticeName): DataTexture {
  const { slots, bytes } = LATTICES[lattice];
  const seats = new DataTexture(bytes as Uint8Array<ArrayBuffer>, slots, slots, RGFormat);
  seats.minFilter = NearestFilter;
  seats.magFilter = NearestFilter;
  seats.generateMipmaps = false;
  seats.unpackAlignment = 1;
  seats.needsUpdate = true;
  return seats;
}
