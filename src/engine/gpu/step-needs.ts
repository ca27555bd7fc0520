import type { CycleLimits } from "./plan-passes.ts";

/** The most that any of some steps needed. */
export interface Needs {
  /** Cycles of each solve; one more than there were where these did not suffice. */
  readonly cycles: CycleLimits;
  /** Pairs of substeps. */
  readonly pairs: number;
}

/** The words of shaders/lib/needs.wgsl. */
export function readNeeds(bytes: ArrayBuffer): Needs {
  const [whole, first, second, pairs] = new Uint32Array(bytes) as unknown as number[];
  return { cycles: { whole: whole!, first: first!, second: second! }, pairs: pairs! };
}

/** Needs of two blocks, the latest that are known. */
export interface KnownNeeds {
  readonly last: Needs;
  /** null: the last is the first that is known. */
  readonly before: Needs | null;
}

/** Steps of a block. */
export const blockLength = 8;

/**
 * What steps needed, known to the steps of the next block but one: by then the device has told, while it is
 * still at work on the block between, so that nobody waits. Which steps make a block, and whose needs are
 * known to which, depends on the number of steps since the last event alone, and so does a run.
 */
export class StepNeeds {
  /** Steps of the present block that are submitted. */
  #steps = 0;
  /** Of the block before the last and of the last one; null: unknown. */
  #readings: readonly [Promise<Needs> | null, Promise<Needs> | null] = [null, null];
  /** The block under way began with an event, or holds what was there before it. */
  #isFirst = true;
  #known: KnownNeeds | null = null;

  /** What the present block may go by, once `arrive` has settled. */
  get known(): KnownNeeds | null {
    return this.#known;
  }

  /** Steps until the block ends. */
  get left(): number {
    return blockLength - this.#steps;
  }

  /** What was is no guide to what comes: an event, or another state. */
  reset(): void {
    this.#steps = 0;
    this.#readings = [null, null];
    this.#isFirst = true;
    this.#known = null;
  }

  /** To be awaited before steps are encoded. Rejects if the device is lost. */
  async arrive(): Promise<void> {
    const [reading] = this.#readings;
    if (this.#steps > 0 || reading === null) return;
    const needs = await reading;
    // Not if there was an event meanwhile.
    if (this.#readings[0] !== reading) return;
    if (needs !== this.#known?.last) {
      this.#known = { last: needs, before: this.#known?.last ?? null };
    }
  }

  /** A step was encoded. */
  count(): void {
    this.#steps++;
  }

  /** Once the steps are submitted: `read` starts to read what they needed, and begins anew, if a block is complete. */
  endBlock(read: () => Promise<Needs>): void {
    if (this.#steps < blockLength) return;
    const reading = read();
    // Who waits for it in `arrive` is told of a failure; it may come before anybody waits.
    void Promise.allSettled([reading]);
    this.#readings = [this.#readings[1], this.#isFirst ? null : reading];
    this.#isFirst = false;
    this.#steps = 0;
  }
}
