/** Whether a piece of work is still to go on. */
export interface Wish {
  /** Nobody has asked for anything since that ends steps still to come. */
  readonly isWanted: () => boolean;
  /** No such work follows it. */
  readonly isLatest: () => boolean;
}

/** Work that moves runs, one after the other in the order in which it was asked for. */
export class Turns {
  #order = 0;
  /** Of the last piece of work. */
  #number = 0;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Rises with whatever ends steps that are still to come. */
  get order(): number {
    return this.#order;
  }

  /** Whether no such work is under way or waits. */
  get areOver(): boolean {
    return this.#waiting === 0;
  }

  /** Steps that are still to come are not wanted any more. */
  reorder(): void {
    this.#order++;
  }

  /** Does what moves the runs after all such work before it. */
  take<T>(work: (wish: Wish) => Promise<T>): Promise<T> {
    const number = ++this.#number;
    const order = this.#order;
    this.#waiting++;
    const result = this.#last
      .then(() =>
        work({
          isWanted: () => order === this.#order,
          isLatest: () => number === this.#number,
        }),
      )
      .finally(() => {
        this.#waiting--;
      });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all of it is done, whatever came of it. */
  async rest(): Promise<void> {
    for (let last: unknown = null; last !== this.#last; ) {
      last = this.#last;
      await last;
    }
  }
}
