/** A part of a picture, px from its upper left corner. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Parts of a picture of which none is larger than `most` px a side, row by row; they meet and do not overlap. */
export function tilesOf(width: number, height: number, most: number): readonly Tile[] {
  const columns = sidesOf(width, most);
  return sidesOf(height, most).flatMap(([top, high]) =>
    columns.map(([left, wide]) => ({ left, top, width: wide, height: high })),
  );
}

/** Starts and lengths, about equal, of as few parts as there can be. */
function sidesOf(length: number, most: number): readonly (readonly [number, number])[] {
  const count = Math.ceil(length / most);
  return Array.from({ length: count }, (_, part) => {
    const start = Math.floor((part * length) / count);
    return [start, Math.floor(((part + 1) * length) / count) - start];
  });
}
