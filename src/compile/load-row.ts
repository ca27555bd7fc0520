import type { Grid } from "../model/grid.ts";
import type { Operation } from "./program.ts";
import { mixBits, streamKey } from "./random.ts";

/** A leaf whose values follow from the grid and the seed alone. */
export type PlaceLeaf =
  | { readonly op: "x" | "y" | "z" }
  | { readonly op: "side"; readonly side: number }
  | { readonly op: "random"; readonly stream: number };

export function isPlaceLeaf(operation: Operation): operation is PlaceLeaf {
  return ["x", "y", "z", "side", "random"].includes(operation.op);
}

/** Places of the domain: position (um) and the number (of a voxel) that random() goes by there. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  readonly chance: Uint32Array;
}

/** Fills a row with a leaf's values at other places than voxels, from `from` on; they have no sides. */
export function loadPlaces(
  out: Float32Array,
  leaf: PlaceLeaf,
  places: Places,
  seed: number,
  from: number,
): void {
  if (leaf.op === "side") throw new Error("Only voxels lie along a side");
  if (leaf.op === "random") {
    const key = streamKey(seed, leaf.stream);
    for (let i = 0; i < out.length; i++) {
      out[i] = (mixBits((places.chance[from + i] as number) ^ key) >>> 8) / 16777216;
    }
  } else {
    out.set(places[leaf.op].subarray(from, from + out.length));
  }
}

/** Fills a row with a leaf's values at voxels from, from + 1, ... */
export function loadRow(
  out: Float32Array,
  leaf: PlaceLeaf,
  { grid, seed }: { readonly grid: Grid; readonly seed: number },
  from: number,
): void {
  switch (leaf.op) {
    case "side":
      fillSide(out, leaf.side, grid, from);
      break;
    case "random":
      fillRandom(out, streamKey(seed, leaf.stream), from);
      break;
    default:
      fillPosition(out, leaf.op, grid, from);
  }
}

function fillRandom(out: Float32Array, key: number, from: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (mixBits((from + i) ^ key) >>> 8) / 16777216;
}

function fillSide(out: Float32Array, side: number, { nx, ny, nz }: Grid, from: number): void {
  const axis = Math.floor(side / 2);
  const stride = [1, nx, nx * ny][axis] as number;
  const n = [nx, ny, nz][axis] as number;
  const there = side % 2 === 0 ? 0 : n - 1;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.floor((from + i) / stride) % n === there ? 1 : 0;
  }
}

function fillPosition(out: Float32Array, axis: "x" | "y" | "z", grid: Grid, from: number): void {
  const { nx, ny, nz, dx, dy, dz } = grid;
  const [stride, n, width] =
    axis === "x" ? [1, nx, dx] : axis === "y" ? [nx, ny, dy] : [nx * ny, nz, dz];
  const h = Math.fround(width);
  for (let i = 0; i < out.length; i++) {
    const along = Math.floor((from + i) / stride) % n;
    out[i] = Math.fround((along + 0.5) * h);
  }
}
