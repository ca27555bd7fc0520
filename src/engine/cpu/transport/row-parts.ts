import type { Grid } from "../../../model/grid.ts";

/** Rows first <= j + ny k < last of a grid. */
export interface RowPart {
  readonly first: number;
  readonly last: number;
}

/** Each thread is dealt so many parts, so that none waits long for another. */
const partsPerThread = 2;
/** A part's rows are a multiple of this: its singles fill whole cache lines, whatever a row's length. */
const together = 16;

/** All rows in parts for so many threads; one thread has them all. */
export function partsOfRows({ ny, nz }: Grid, threads: number): RowPart[] {
  const rows = ny * nz;
  if (threads === 1) return [{ first: 0, last: rows }];
  const length = together * Math.ceil(rows / (partsPerThread * threads * together));
  return Array.from({ length: Math.ceil(rows / length) }, (_, part) => ({
    first: part * length,
    last: Math.min(rows, (part + 1) * length),
  }));
}
