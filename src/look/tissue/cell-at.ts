import { hash3 } from "./hash.ts";
import { type Seat, type SlotReader, seatOf } from "./race.ts";
import type { ResolvedKind } from "./setting.ts";
import { BLOOD, ENDOTHELIUM, SHAPE_CODE } from "./shapes.ts";
import { LATTICES } from "./slots.ts";

/** Across : along of a spindle, as its radius is stretched and narrowed. */
export const SPINDLE = 2.3;
export const NARROWED = 0.55;
/** Salt of the luck that shapes a large cell's outline. */
export const OUTLINE_SALT = 3;

/**
 * The cell that is drawn at a place (um), small ones before large ones; null: bare ground. The twin of the
 * geometry in view/layers/tissue-cells.ts, without its roughness: outlines differ by 2 um.
 */
export function cellAt(
  x: number,
  y: number,
  seats: (column: number, row: number, lattice: "large" | "small") => Seat,
): Seat | null {
  const onTop = nearestSmall(x, y, seats);
  if (onTop !== null) return onTop;
  const about = seatsAbout(x, y, "large", seats).map((seat) => ({
    seat,
    power: distanceSquared(seat, x, y) - seat.radius ** 2,
  }));
  const [first] = about.sort((a, b) => a.power - b.power);
  if (first === undefined || first.power > 0) return null;
  return bodyAt(first, about, x, y) > 0 ? first.seat : null;
}

/** The seats about a place, of those who sit there. */
export function seatReader(kinds: readonly ResolvedKind[], read: SlotReader) {
  return (column: number, row: number, lattice: "large" | "small"): Seat =>
    seatOf(column, row, lattice, kinds, read);
}

function seatsAbout(
  x: number,
  y: number,
  lattice: "large" | "small",
  seats: (column: number, row: number, lattice: "large" | "small") => Seat,
): Seat[] {
  const { spacing } = LATTICES[lattice];
  const column = Math.floor(x / spacing);
  const row = Math.floor(y / spacing);
  const found: Seat[] = [];
  for (let j = Math.max(row - 1, 0); j <= row + 1; j++) {
    for (let i = Math.max(column - 1, 0); i <= column + 1; i++) {
      const seat = seats(i, j, lattice);
      if (seat.radius > 0) found.push(seat);
    }
  }
  return found;
}

function nearestSmall(
  x: number,
  y: number,
  seats: (column: number, row: number, lattice: "large" | "small") => Seat,
): Seat | null {
  let best: Seat | null = null;
  let depth = 0;
  for (const seat of seatsAbout(x, y, "small", seats)) {
    const d = seat.radius - Math.sqrt(distanceSquared(seat, x, y));
    if (d > depth) {
      depth = d;
      best = seat;
    }
  }
  return best;
}

/** um into the cell: rounded where borders meet. */
function bodyAt(
  own: { readonly seat: Seat; readonly power: number },
  about: readonly { readonly seat: Seat; readonly power: number }[],
  x: number,
  y: number,
): number {
  let sum = 1e-9;
  for (const { seat, power } of about) {
    if (seat === own.seat) continue;
    const apart = Math.hypot(seat.x - own.seat.x, seat.y - own.seat.y);
    sum += 2 ** ((-1.6 * (power - own.power)) / (2 * apart));
  }
  const border = -Math.log2(sum) / 1.6;
  const round = own.seat.radius - Math.sqrt(distanceSquared(own.seat, x, y));
  return Math.min(softMin(border - 0.35, round, 1.8), outline(own.seat, x, y));
}

/** um to the outline of a shape that is not round. */
function outline({ shape, radius, x, y }: Seat, px: number, py: number): number {
  const away = Math.hypot(px - x, py - y);
  const turn = Math.atan2(py - y, px - x);
  const [a, , c] = hash3(Math.trunc(8 * x), Math.trunc(8 * y), OUTLINE_SALT);
  const wave = (count: number, phase: number) => Math.cos(count * turn + 2 * Math.PI * phase);
  if (shape === SHAPE_CODE.macrophage) {
    return radius * (0.92 + 0.1 * wave(3, c) + 0.07 * wave(5, a)) - away;
  }
  if (shape === SHAPE_CODE.debris) return radius * (0.85 + 0.12 * wave(4, c)) - away;
  return Number.POSITIVE_INFINITY;
}

export function softMin(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

/** From the seat, in a spindle's own measure. */
function distanceSquared({ x, y, angle, shape }: Seat, px: number, py: number): number {
  const dx = px - x;
  const dy = py - y;
  if (shape !== SHAPE_CODE.fibroblast && shape !== ENDOTHELIUM && shape !== BLOOD) {
    return dx * dx + dy * dy;
  }
  const stretch = shape === SHAPE_CODE.fibroblast ? SPINDLE : shape === BLOOD ? 1.18 : 2.6;
  const turn = ((Math.floor(angle * 31.999) + 0.5) / 32) * Math.PI;
  const along = Math.cos(turn) * dx + Math.sin(turn) * dy;
  const across = Math.cos(turn) * dy - Math.sin(turn) * dx;
  return (along / stretch) ** 2 + (across * (1 + (stretch - 1) * NARROWED)) ** 2;
}
