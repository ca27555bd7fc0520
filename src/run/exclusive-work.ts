/**
 * Steps go on beside each other; what replaces the state goes alone: it waits for the steps under way, and later
 * steps wait for it.
 */
export class ExclusiveWork {
  readonly #steps = new Set<Promise<unknown>>();
  readonly #requireOpen: () => void;
  #last: Promise<unknown> = Promise.resolve();

  /** `requireOpen`: throws where nothing may begin any more. */
  constructor(requireOpen: () => void) {
    this.#requireOpen = requireOpen;
  }

  /** Resolves when nothing that goes alone is under way or waits; never rejects. */
  get done(): Promise<unknown> {
    return this.#last;
  }

  /** Steps that began. */
  began(steps: Promise<unknown>): void {
    this.#steps.add(steps);
    const end = (): unknown => this.#steps.delete(steps);
    void steps.then(end, end);
  }

  /** Does what replaces the state: after all that is under way, and before all that comes. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      await Promise.allSettled(this.#steps);
      this.#requireOpen();
      return work();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when no step is under way and nothing replaces the state. */
  async settle(): Promise<void> {
    await this.#last;
    await Promise.allSettled(this.#steps);
  }
}
