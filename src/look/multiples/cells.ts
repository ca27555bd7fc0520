/** A part of the canvas for one field, px from its upper left corner. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

import type { CaptionRoom } from "./setting.ts";

/** Of a cell, what title and color bar take above the tissue, px. */
export const CELL_HEAD = 40;
/** On the page time and scale bar stand beside the tissues. */
export const PAGE_ROOM: CaptionRoom = { head: CELL_HEAD, foot: 0 };

/**
 * A canvas in cells of one size, row by row, so that a tissue of this `aspect` (width over height) is as large in
 * them as captions leave room for. `unit`: px of the canvas to one of layout.
 */
export function cellsOf(
  count: number,
  width: number,
  height: number,
  aspect: number,
  unit = 1,
  { head, foot }: CaptionRoom = PAGE_ROOM,
): readonly Cell[] {
  const tall = height - foot * unit;
  let columns = 1;
  let most = Number.NEGATIVE_INFINITY;
  for (let across = 1; across <= count; across++) {
    const up = Math.ceil(count / across);
    const size = Math.min(width / across, (tall / up - head * unit) * aspect);
    if (size > most) [columns, most] = [across, size];
  }
  const rows = Math.ceil(count / columns);
  const size = { width: width / columns, height: tall / rows };
  return Array.from({ length: count }, (_, index) => ({
    left: (index % columns) * size.width,
    top: Math.floor(index / columns) * size.height,
    ...size,
  }));
}
