import type { Grid } from "../../model/grid.ts";
import { domainSize } from "./placed-shape.ts";

type Point = readonly [number, number, number];

/** What lies around a line from one point to another, um; a ball where they are the same. */
export interface Piece {
  readonly from: Point;
  readonly to: Point;
  readonly radiusFrom: number;
  readonly radiusTo: number;
}

/** Pieces by the part of the domain they may reach. */
export interface PieceIndex {
  readonly dimensions: 2 | 3;
  /** Nine numbers a piece: from, to - from, 1/length^2 (0: a ball), radius at from, its change. */
  readonly values: Float64Array;
  /** Indices of the pieces that may come within the reach of a point of the domain. */
  near(x: number, y: number, z: number): readonly number[];
}

/** Buckets along the longest side of the domain. */
const mostBuckets = { 2: 128, 3: 64 } as const;

/** `reach` (um): how far from a piece a point may lie and still find it. */
export function makePieceIndex(grid: Grid, pieces: readonly Piece[], reach: number): PieceIndex {
  const { dimensions } = grid;
  const size = domainSize(grid);
  const width = Math.max(...size) / mostBuckets[dimensions];
  const counts = size.map((length) => Math.max(1, Math.ceil(length / width)));
  const [nx, ny, nz] = counts as [number, number, number];
  const buckets: number[][] = Array.from({ length: nx * ny * nz }, () => []);
  const bucketAt = (at: number, axis: number): number =>
    Math.min(Math.max(Math.floor(at / width), 0), counts[axis]! - 1);
  for (const [index, piece] of pieces.entries()) {
    const far = reach + Math.max(piece.radiusFrom, piece.radiusTo);
    const range = (axis: 0 | 1 | 2): Range => {
      const [from, to] = [piece.from[axis], piece.to[axis]];
      return [bucketAt(Math.min(from, to) - far, axis), bucketAt(Math.max(from, to) + far, axis)];
    };
    const [i, j, k] = [range(0), range(1), range(2)];
    for (let c = k[0]; c <= k[1]; c++) {
      for (let b = j[0]; b <= j[1]; b++) {
        for (let a = i[0]; a <= i[1]; a++) buckets[a + nx * (b + ny * c)]!.push(index);
      }
    }
  }
  return {
    dimensions,
    values: Float64Array.from(pieces.flatMap(valuesOf)),
    near: (x, y, z) => buckets[bucketAt(x, 0) + nx * (bucketAt(y, 1) + ny * bucketAt(z, 2))]!,
  };
}

type Range = readonly [number, number];

function valuesOf({ from, to, radiusFrom, radiusTo }: Piece): number[] {
  const axis = from.map((at, a) => to[a]! - at);
  const squared = axis.reduce((sum, part) => sum + part * part, 0);
  return [...from, ...axis, squared > 0 ? 1 / squared : 0, radiusFrom, radiusTo - radiusFrom];
}
