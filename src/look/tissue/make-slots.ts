import { LARGE, type Lattice, SLOT_REACH, SMALL, TILE } from "./slots.ts";

/** Two periodic sets of seats, each pushed apart; the small ones keep off the middles of the large ones. */
export function makeSlots(): { readonly large: Uint8Array; readonly small: Uint8Array } {
  const large = relax(TILE, LARGE, 11, 14, null);
  const small = relax((TILE * 3) / 2, SMALL, 12, 10, large);
  return { large: pack(large), small: pack(small) };
}

/** Seats as they are relaxed: um from the middle of their slot. */
interface Points extends Pick<Lattice, "slots" | "spacing"> {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Small seats within this of a large one are pushed away, um. */
const KEEP_OFF = 6.5;
/** Of the mean overlap, each round moves a seat by this share. */
const PUSH = 0.35;
/** Seats push each other within this many spacings. */
const REACH = 1.25;

function relax(
  slots: number,
  spacing: number,
  seed: number,
  rounds: number,
  fixed: Points | null,
): Points {
  const next = randomNumbers(seed);
  const x = new Float64Array(slots * slots);
  const y = new Float64Array(slots * slots);
  for (let i = 0; i < slots * slots; i++) {
    x[i] = (next() - 0.5) * 0.9 * spacing;
    y[i] = (next() - 0.5) * 0.9 * spacing;
  }
  const points = { slots, spacing, x, y };
  const bound = SLOT_REACH * spacing;
  const bounded = (value: number) => Math.max(-bound, Math.min(bound, value));
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < slots * slots; k++) {
      const px = ((k % slots) + 0.5) * spacing + at(x, k);
      const py = (Math.floor(k / slots) + 0.5) * spacing + at(y, k);
      const push = { x: 0, y: 0 };
      addPushes(push, points, REACH * spacing, px, py, k);
      if (fixed !== null) addPushes(push, fixed, KEEP_OFF, px, py, -1);
      x[k] = bounded(at(x, k) + push.x * PUSH * spacing);
      y[k] = bounded(at(y, k) + push.y * PUSH * spacing);
    }
  }
  return points;
}

/** Adds what pushes the place px, py away from seats within `range`, but for the seat `own`. */
function addPushes(
  push: { x: number; y: number },
  { slots, spacing, x, y }: Points,
  range: number,
  px: number,
  py: number,
  own: number,
): void {
  const column = Math.floor(px / spacing);
  const row = Math.floor(py / spacing);
  const ring = Math.ceil(range / spacing);
  for (let b = row - ring; b <= row + ring; b++) {
    for (let a = column - ring; a <= column + ring; a++) {
      const k = wrap(b, slots) * slots + wrap(a, slots);
      if (k === own) continue;
      const dx = px - ((a + 0.5) * spacing + at(x, k));
      const dy = py - ((b + 0.5) * spacing + at(y, k));
      const distance = Math.hypot(dx, dy);
      if (distance >= range || distance === 0) continue;
      const force = (1 - distance / range) / distance;
      push.x += dx * force;
      push.y += dy * force;
    }
  }
}

const wrap = (i: number, n: number) => ((i % n) + n) % n;
const at = (values: Float64Array, k: number) => values[k] as number;

/** A byte for each coordinate: 0 to 255 over the reach of a slot. */
function pack({ slots, spacing, x, y }: Points): Uint8Array {
  const reach = SLOT_REACH * spacing;
  const byte = (value: number) => Math.round((value / reach / 2 + 0.5) * 255);
  const bytes = new Uint8Array(2 * slots * slots);
  for (let k = 0; k < slots * slots; k++) {
    bytes[2 * k] = byte(at(x, k));
    bytes[2 * k + 1] = byte(at(y, k));
  }
  return bytes;
}

/** Mulberry32. */
export function randomNumbers(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
