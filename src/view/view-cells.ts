import type { ResolvedView } from "../look/looks.ts";
import { type Cell, cellsOf, PAGE_ROOM } from "../look/multiples/cells.ts";
import type { Extent, Viewport } from "./framing.ts";

/** Parts of a viewport that each show the domain, in the same way: one, but for small multiples. */
export function viewCells(
  view: ResolvedView | null,
  { width, height }: Viewport,
  extent: Extent,
): readonly Cell[] {
  if (view?.mode !== "multiples") return [{ left: 0, top: 0, width, height }];
  const aspect = extent.width / extent.height;
  return cellsOf(view.parts.length, width, height, aspect, 1, view.room);
}

/** What the domain is fitted into: the viewport, or that of one cell, whose head stays free. */
export function cellViewport(
  view: ResolvedView | null,
  viewport: Viewport,
  extent: Extent,
): Viewport {
  const [cell] = viewCells(view, viewport, extent);
  if (view?.mode !== "multiples" || cell === undefined) return viewport;
  const insets = { left: 0, right: 0, top: (view.room ?? PAGE_ROOM).head, bottom: 0 };
  return { width: cell.width, height: cell.height, insets };
}

/** The point of the first cell that shows what this point of the viewport shows. */
export function pointInCell(
  cells: readonly Cell[],
  { x, y }: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  const cell = cells.find(
    ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
  );
  return cell === undefined ? { x, y } : { x: x - cell.left, y: y - cell.top };
}
