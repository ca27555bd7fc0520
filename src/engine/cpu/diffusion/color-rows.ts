/**
 * Colors of a sweep: no two neighbours share one, so that a sweep does not depend on the order
 * within a color. Two colors, (i + j + k) mod 2; three where an axis of odd length wraps:
 * (p_x + p_y + p_z) mod 3 with p = index mod 2, but 2 for the last cell of such an axis.
 */
export interface Coloring {
  readonly colors: 2 | 3;
  /** Per axis: whether it wraps with an odd number of cells. */
  readonly oddWrap: readonly [boolean, boolean, boolean];
}

/**
 * First cell of color `color` in row (j, k); the others follow at every second cell. With three
 * colors the last cell of a wrapping odd row stands apart, see `lastCellHasColor`. -1: none.
 */
export function firstOfColor(
  coloring: Coloring,
  color: number,
  j: number,
  k: number,
  ny: number,
  nz: number,
): number {
  if (coloring.colors === 2) return (color + j + k) & 1;
  const wanted = (color - rowPart(coloring, j, k, ny, nz) + 6) % 3;
  return wanted === 2 ? -1 : wanted;
}

/** Whether the last cell of row (j, k) has this color, where x wraps with an odd length. */
export function lastCellHasColor(
  coloring: Coloring,
  color: number,
  j: number,
  k: number,
  ny: number,
  nz: number,
): boolean {
  return (rowPart(coloring, j, k, ny, nz) + 2) % 3 === color;
}

function rowPart(coloring: Coloring, j: number, k: number, ny: number, nz: number): number {
  return axisPart(coloring.oddWrap[1], j, ny) + axisPart(coloring.oddWrap[2], k, nz);
}

function axisPart(oddWrap: boolean, index: number, cells: number): number {
  return oddWrap && index === cells - 1 ? 2 : index & 1;
}
