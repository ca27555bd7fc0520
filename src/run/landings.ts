/** Times at which all runs are to arrive, whoever moves them, and what is done there. */
export interface Landing {
  /** The first such time after `time`, min; Infinity: none. */
  readonly next: (time: number) => number;
  /** All runs stand there, until what this gives is done; it never rejects. */
  readonly land: () => unknown;
}

/** Runs that land, however many rounds of theirs are under way at once. */
export class Landings {
  readonly #landing: () => Landing | null;
  /** While the runs stand at such a time. */
  #landed: Promise<void> | null = null;
  /** The next such time, min, until the runs have landed there. */
  #time = Number.POSITIVE_INFINITY;

  constructor(landing: () => Landing | null) {
    this.#landing = landing;
  }

  /** Resolves when the runs go on; null: they stand at none. A round that begins meanwhile would move them. */
  get landed(): Promise<void> | null {
    return this.#landed;
  }

  /** Other runs, or runs elsewhere in time: where those before were to land is nothing to them. */
  forget(): void {
    this.#time = Number.POSITIVE_INFINITY;
  }

  /** Where runs at `time` (min) land next: the same for all rounds that are under way. */
  nextAfter(time: number): number {
    const next = this.#landing()?.next(time) ?? Number.POSITIVE_INFINITY;
    this.#time = Math.min(this.#time, next);
    return this.#time;
  }

  /** All runs have come to where a round was to land: once for each, whichever comes first; the others wait. */
  async arrive(stop: number): Promise<void> {
    if (this.#time !== stop) return;
    this.#landed ??= Promise.resolve(this.#landing()?.land()).then(() => {
      this.#landed = null;
      this.#time = Number.POSITIVE_INFINITY;
    });
    await this.#landed;
  }
}
