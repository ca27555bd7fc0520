import { t } from "../../texts/text.ts";
import { StorageFull } from "./byte-store.ts";

/** Room that is left to the rest of the machine, bytes. */
const SPARE = 48e6;
/** Share of what the browser lends that is taken at most. */
const MOST_SHARE = 0.95;
/** ms between two looks. */
const LOOK_EVERY = 1000;

export interface Estimate {
  readonly quota?: number;
  readonly usage?: number;
}

/** Ends a film while there is still room to finish it. */
export class Room {
  readonly #estimate: () => Promise<Estimate>;
  readonly #reserve: number;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** `reserve`: of each byte of the film, what is needed again to finish it. */
  constructor(estimate: () => Promise<Estimate>, reserve: number) {
    this.#estimate = estimate;
    this.#reserve = reserve;
  }

  /** Rejects with `StorageFull` where a film of `size` bytes could not be finished after one more look. */
  async require(size: number): Promise<void> {
    const now = performance.now();
    if (now - this.#lookedAt < LOOK_EVERY) return;
    this.#lookedAt = now;
    const room = roomOf(await this.#estimate());
    if (room === null || room > this.#reserve * size + SPARE) return;
    throw new StorageFull(t`The disk has no room for more of the film.`);
  }
}

/** Bytes that may be taken of what a browser lends; null: it does not say. */
export function roomOf({ quota, usage = 0 }: Estimate): number | null {
  return quota === undefined ? null : Math.max(0, MOST_SHARE * quota - usage);
}
