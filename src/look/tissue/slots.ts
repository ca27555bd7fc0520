import type { LatticeName } from "./shapes.ts";
import { LARGE_SLOTS, SMALL_SLOTS } from "./slots-data.ts";

/** Spacing of the large and the small slots, um: three small ones to two large ones. */
export const LARGE = 14;
export const SMALL = 28 / 3;
/** Large slots to a period. Who sits there has no period, so that it does not show. */
export const TILE = 32;
/** Seats lie within this share of a spacing of the middle of their slot: those about a place are in 3 x 3 slots. */
export const SLOT_REACH = 0.46;

/** Where cells may sit: one seat to a slot. */
export interface Lattice {
  /** um */
  readonly spacing: number;
  /** To a period, along each side. */
  readonly slots: number;
  /** x and y of each seat, a byte each (`seatOffset`), rows upwards. */
  readonly bytes: Uint8Array;
}

export const LATTICES: { readonly [L in LatticeName]: Lattice } = {
  large: { spacing: LARGE, slots: TILE, bytes: decode(LARGE_SLOTS) },
  small: { spacing: SMALL, slots: (TILE * 3) / 2, bytes: decode(SMALL_SLOTS) },
};

/** um from the middle of its slot, of a byte. */
export function seatOffset(byte: number, spacing: number): number {
  return (byte / 255 - 0.5) * 2 * SLOT_REACH * spacing;
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
