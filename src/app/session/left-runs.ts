import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import type { ClaimFigures } from "../../observe/claim-tracker.ts";
import type { RunMoment } from "../../run/run-moment.ts";
import { type LoadedRun, runKeyOf } from "./loaded-run.ts";

/** Runs that are remembered, and bytes of all of them. */
const MOST = { runs: 4, bytes: 96e6 };

/** What a run was when it was left. */
export interface LeftRun {
  readonly moment: RunMoment;
  /** What its claims had read. */
  readonly claims: ClaimFigures | null;
}

interface Left extends LeftRun {
  readonly base: LabBase;
  readonly key: string;
}

/** How far runs were that another document took the place of: undoing goes on from there. */
export class LeftRuns {
  #left: readonly Left[] = [];
  /** Runs that are being copied. */
  readonly #leaving = new Set<Promise<unknown>>();

  /** Remembers what a run was, and ends it. */
  async leave(loaded: LoadedRun, claims: ClaimFigures | null): Promise<void> {
    const remembering = this.#remember(loaded, claims);
    this.#leaving.add(remembering);
    try {
      const moment = await remembering;
      await moment.packed();
      while (this.#left.length > 1 && this.#bytes > MOST.bytes) this.#left = this.#left.slice(1);
    } catch {
      // Too large, or its engine is lost: it begins anew where one comes back to it.
    } finally {
      this.#leaving.delete(remembering);
      loaded.run.dispose();
    }
  }

  /** What the run of a document was; undefined: it has none, or is forgotten. */
  async find(document: LabDocument, base: LabBase): Promise<LeftRun | undefined> {
    // Who comes back at once is to find what was left just now.
    await Promise.allSettled(this.#leaving);
    const key = runKeyOf(document);
    return this.#left.find((one) => one.base === base && one.key === key);
  }

  async #remember(
    { run, base, document }: LoadedRun,
    claims: ClaimFigures | null,
  ): Promise<RunMoment> {
    const moment = await run.moment();
    const key = runKeyOf(document);
    const others = this.#left.filter((one) => one.base !== base || one.key !== key);
    this.#left = [...others, { base, key, moment, claims }].slice(-MOST.runs);
    return moment;
  }

  get #bytes(): number {
    return this.#left.reduce((sum, { moment }) => sum + moment.bytes, 0);
  }
}
