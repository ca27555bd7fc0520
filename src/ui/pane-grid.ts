/** Space between tissues side by side, px. */
export const PANE_GAP = 8;

/** Columns and rows of tissues of one size. */
export interface PaneGrid {
  readonly columns: number;
  readonly rows: number;
}

/**
 * How so many tissues stand beside each other so that each is as large as fits; lengths in px, `aspect` is a
 * domain's width over height, `head` the height of the line above each.
 */
export function paneGrid(
  count: number,
  width: number,
  height: number,
  aspect: number,
  head: number,
): PaneGrid {
  let best: PaneGrid = { columns: 1, rows: count };
  let most = Number.NEGATIVE_INFINITY;
  for (let columns = count; columns >= 1; columns--) {
    const rows = Math.ceil(count / columns);
    // A row or column that would stay empty.
    if ((rows - 1) * columns >= count) continue;
    const wide = paneWidth({ columns, rows }, width, height, aspect, head);
    if (wide > most) {
      most = wide;
      best = { columns, rows };
    }
  }
  return best;
}

/** Width of one tissue, px. */
export function paneWidth(
  { columns, rows }: PaneGrid,
  width: number,
  height: number,
  aspect: number,
  head: number,
): number {
  const across = (width - (columns - 1) * PANE_GAP) / columns;
  const up = (height - (rows - 1) * PANE_GAP) / rows - head;
  return Math.min(across, up * aspect);
}
