import { t } from "../../texts/text.ts";
import type { Place, ProbeLine, ReadValue } from "../look.ts";
import type { cellAt as CellAt, seatReader as SeatReader } from "./cell-at.ts";
import type { TissueView } from "./setting.ts";
import { slotReader, WALL } from "./slot-reader.ts";

interface Cells {
  readonly cellAt: typeof CellAt;
  readonly seatReader: typeof SeatReader;
}

let cells: Cells | null = null;
let loading: Promise<void> | null = null;

/** Fetches the seats, which no page needs that draws no cells. */
export function loadCells(): Promise<void> {
  loading ??= import("./cell-at.ts").then((loaded) => {
    cells = loaded;
  });
  return loading;
}

/** The cell that is drawn there, "Macrophage, M2", then the densities. */
export function probeTissue(
  view: TissueView,
  read: ReadValue,
  place?: Place,
): readonly ProbeLine[] {
  const { kinds, structures, glow } = view;
  const channels = [...kinds.flatMap(({ poles }) => poles), ...structures, ...glow];
  const densities = channels.flatMap(({ field, window: _, ...line }) => {
    const value = read(field, 0);
    return value === undefined ? [] : [{ ...line, value }];
  });
  const drawn = place === undefined ? null : drawnCell(view, read, place);
  return drawn === null ? densities : [drawn, ...densities];
}

function drawnCell(
  { kinds, structures }: TissueView,
  read: ReadValue,
  { x, y }: Place,
): ProbeLine | null {
  if (cells === null) {
    void loadCells();
    return null;
  }
  const reader = slotReader({ structures }, (field, at) => read(field, 0, at) ?? 0);
  const trunk = structures.find(({ structure }) => structure === "vessel");
  if (trunk !== undefined && reader.inside(x, y) > -WALL) {
    return { label: t`Cell`, unit: "", value: 0, said: trunk.label, color: trunk.color };
  }
  const seats = cells.seatReader(kinds, reader);
  const seat = cells.cellAt(x, y, seats);
  const kind = seat === null ? undefined : kinds[seat.kind];
  if (seat === null || kind === undefined) return null;
  const pole = kind.poles[Math.round(seat.pole)] ?? kind.poles[0];
  const said =
    kind.poles.length === 1 || pole === undefined ? kind.label : `${kind.label}, ${pole.label}`;
  return { label: t`Cell`, unit: "", value: 0, said, color: pole?.color ?? null };
}
