import { seatOf } from "../../look/tissue/race.ts";
import type { TissueView } from "../../look/tissue/setting.ts";
import type { LatticeName } from "../../look/tissue/shapes.ts";
import { slotReader } from "../../look/tissue/slot-reader.ts";
import { LATTICES } from "../../look/tissue/slots.ts";
import type { Place } from "../instrument.ts";

/** A rectangle of the section, um. */
export interface CellWindow {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A cell that is drawn. */
export interface DrawnCell extends Place {
  /** Index among the view's kinds. */
  readonly kind: number;
}

/** The cells that the tissue look draws with their middle in a window; `value` gives a field at a place (um). */
export function cellsInWindow(
  view: TissueView,
  { left, right, bottom, top }: CellWindow,
  value: (field: string, at: Place) => number,
): readonly DrawnCell[] {
  const reader = slotReader(view, value);
  const lattices: readonly LatticeName[] = ["large", "small"];
  return lattices.flatMap((lattice) => {
    const { spacing } = LATTICES[lattice];
    const cells: DrawnCell[] = [];
    // A seat may lie up to half a spacing off its slot's middle.
    const slots = (low: number, high: number): readonly [number, number] => [
      Math.max(0, Math.floor(low / spacing) - 1),
      Math.floor(high / spacing) + 1,
    ];
    const [firstRow, lastRow] = slots(bottom, top);
    const [firstColumn, lastColumn] = slots(left, right);
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const { x, y, kind, radius } = seatOf(column, row, lattice, view.kinds, reader);
        if (kind < 0 || radius <= 0) continue;
        if (x >= left && x < right && y >= bottom && y < top) cells.push({ x, y, kind });
      }
    }
    return cells;
  });
}
