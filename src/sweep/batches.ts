import type { Engine } from "../engine/engine.ts";

/** Wall time between two looks is kept between these, ms, by the number of steps. */
const PATIENCE = { least: 40, most: 160 };

/** Moves engines in batches of steps, so short that a wish to stop is heard between two of them. */
export class Batches {
  #steps = 1;

  /** To a time, min. Between two batches `look` says whether to stop there; false: it was stopped. */
  async advanceTo(
    engine: Engine,
    at: number,
    look: () => boolean | Promise<boolean>,
  ): Promise<boolean> {
    for (;;) {
      const begun = performance.now();
      if ((await engine.advance(this.#steps, at)) === 0) return true;
      const spent = performance.now() - begun;
      if (spent < PATIENCE.least) this.#steps *= 2;
      else if (spent > PATIENCE.most) this.#steps = Math.max(1, Math.floor(this.#steps / 2));
      // Where it is there, what is due is read first.
      if (engine.time < at && (await look())) return false;
    }
  }
}
