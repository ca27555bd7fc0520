/** A part of the canvas for one field, px from its upper left corner. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Of a cell, what title and color bar take above the tissue, px. */
export const CELL_HEAD = 40;

/**
 * A canvas in cells of one size, row by row, so that a tissue of this `aspect` (width over height) is as large in
 * them as fits below `head`. `unit`: px of the canvas to one of layout.
 */
export function cellsOf(
  count: number,
  width: number,
  height: number,
  aspect: number,
  unit = 1,
  head = CELL_HEAD,
): readonly Cell[] {
  let columns = 1;
  let most = Number.NEGATIVE_INFINITY;
  for (let across = 1; across <= count; across++) {
    const up = Math.ceil(count / across);
    const size = Math.min(width / across, (height / up - head * unit) * aspect);
    if (size > most) [columns, most] = [across, size];
  }
  const rows = Math.ceil(count / columns);
  const size = { width: width / columns, height: height / rows };
  return Array.from({ length: count }, (_, index) => ({
    left: (index % columns) * size.width,
    top: Math.floor(index / columns) * size.height,
    ...size,
  }));
}
