import type { RunSet } from "./run-set.ts";

/** What is told of playing, too, when it pauses or goes on. */
export interface PlayedBy {
  play(): void;
  pause(): void;
}

/** Playing that rests while something is done for the runs, and goes on after it unless somebody has asked for something else. */
export class PlayingRest {
  readonly #set: Pick<RunSet, "playing" | "asked">;
  readonly #by: PlayedBy;
  /** What had been asked of the clock when playing was paused; null: it does not rest. */
  #since: number | null = null;

  constructor(set: Pick<RunSet, "playing" | "asked">, by: PlayedBy) {
    this.#set = set;
    this.#by = by;
  }

  /** False: nothing played. */
  begin(): boolean {
    if (!this.#set.playing) return false;
    this.#by.pause();
    this.#since = this.#set.asked;
    return true;
  }

  end(): void {
    const since = this.#since;
    this.#since = null;
    if (since === this.#set.asked) this.#by.play();
  }
}
