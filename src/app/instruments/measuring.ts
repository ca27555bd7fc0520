import { type ReadonlySignal, signal } from "@preact/signals-core";
import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import type { RunFinding } from "../../instruments/beside.ts";
import type { Finding, InstrumentContext } from "../../instruments/instrument.ts";
import { findingOf, instrumentOf } from "../../instruments/instruments.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import type { Run } from "../../run/run.ts";
import type { Session } from "../session/session.ts";
import { RunMeasuring } from "./run-measuring.ts";

/** What an instrument shows, or why it cannot. */
export interface Shown {
  readonly id: string;
  readonly finding: Finding | null;
  readonly problem: string | null;
  /** What it makes of the runs beside. */
  readonly beside: readonly RunFinding[];
}

/** ms between two readings while the run plays: a CPU's values come from its worker, a GPU's are read back. */
const PACE = { cpu: 300, gpu: 500 } as const;
/** ms of rest after a change, before the past is read. */
const REST = 400;

/**
 * Reads what the instruments want of the run and of those beside it, a few times a second while they play and at
 * once when they rest, and of the states that they keep where an instrument shows the past.
 */
export class Measuring {
  readonly shown: ReadonlySignal<ReadonlyMap<string, Shown>>;
  readonly #shown = signal<ReadonlyMap<string, Shown>>(new Map());
  readonly #session: Session;
  readonly #contextOf: () => InstrumentContext | null;
  readonly #onFailure: (error: unknown) => void;
  /** The main run first. */
  #runs: readonly RunMeasuring[] = [];
  #settings: readonly InstrumentSetting[] = [];
  #reading = false;
  #again = false;
  #readAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #recallTimer: ReturnType<typeof setTimeout> | undefined;
  #recalls = 0;

  constructor(
    session: Session,
    contextOf: () => InstrumentContext | null,
    onFailure: (error: unknown) => void,
  ) {
    this.#session = session;
    this.#contextOf = contextOf;
    this.#onFailure = onFailure;
    this.shown = this.#shown;
  }

  /** Measures these from now on; none: nothing. */
  setInstruments(settings: readonly InstrumentSetting[]): void {
    this.#settings = settings;
    let isOther = false;
    for (const one of this.#runs) isOther = one.setInstruments(settings) || isOther;
    this.follow();
    if (isOther) this.#recallSoon();
  }

  /** What is looked at is another: drawn cells may be, too. */
  refresh(): void {
    for (const one of this.#runs) one.outdate();
    this.follow();
  }

  /** Runs may have moved, or be others. */
  follow(): void {
    const { run } = this.#session;
    if (run === null || this.#settings.length === 0) {
      if (this.#shown.peek().size > 0) this.#shown.value = new Map();
      return;
    }
    this.#followRuns();
    for (const one of this.#runs) if (one.followPast()) this.#recallSoon();
    if (!this.#runs.some(({ isStale }) => isStale)) return;
    const wait = this.#readAt + PACE[run.run.engine.kind] - performance.now();
    if (this.#session.loop.isAtRest || wait <= 0) void this.#read();
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.follow(), wait);
    }
  }

  /** What an instrument shows now; null: there is nothing yet. */
  shownOf(id: string): Shown | null {
    return this.#shown.peek().get(id) ?? null;
  }

  /** A run that came is measured from now on, and what its past was is read. */
  #followRuns(): void {
    const { run, beside } = this.#session;
    const others = beside?.measured() ?? [];
    const wanted: readonly Run[] = run === null ? [] : [run.run, ...others.map((one) => one.run)];
    const isSame =
      wanted.length === this.#runs.length && wanted.every((one, at) => this.#runs[at]?.run === one);
    if (isSame) return;
    const known = new Map(this.#runs.map((one) => [one.run, one]));
    this.#runs = wanted.map((one) => known.get(one) ?? new RunMeasuring(one));
    for (const one of this.#runs) one.setInstruments(this.#settings);
    this.#recallSoon();
  }

  async #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    const context = this.#contextOf();
    if (context === null) return;
    this.#reading = true;
    try {
      const stale = this.#runs.filter(({ isStale }) => isStale);
      await Promise.all(stale.map((one) => one.read(context)));
      this.show();
    } catch (error) {
      const isSeenTo = error instanceof EngineClosed || error instanceof EngineLost;
      if (!isSeenTo) this.#onFailure(error);
    } finally {
      this.#reading = false;
      this.#readAt = performance.now();
      const isLate = this.#again;
      this.#again = false;
      if (isLate) this.follow();
    }
  }

  /** Makes findings of what is remembered, up to the present. */
  show(): void {
    const context = this.#contextOf();
    const [main, ...further] = this.#runs;
    if (context === null || main === undefined || main.run !== this.#session.run?.run) return;
    const others = this.#session.beside?.measured() ?? [];
    const shown = this.#settings.map((setting): readonly [string, Shown] => {
      const { id } = setting;
      const findingIn = (one: RunMeasuring): Finding | null => {
        const { moments, problem } = one.momentsOf(id);
        return moments.length === 0 || problem ? null : findingOf(setting, moments, context);
      };
      const beside = further.flatMap((one): RunFinding[] => {
        const named = others.find(({ run }) => run === one.run);
        const finding = named === undefined ? null : findingIn(one);
        if (named === undefined || finding === null) return [];
        const { label, dash } = named;
        return [{ label, finding, ...(dash && { dash }) }];
      });
      const { problem } = main.momentsOf(id);
      return [id, { id, finding: findingIn(main), problem, beside }];
    });
    this.#shown.value = new Map(shown);
  }

  #recallSoon(): void {
    clearTimeout(this.#recallTimer);
    this.#recalls++;
    if (!this.#settings.some(({ kind }) => instrumentOf(kind).overTime)) return;
    this.#recallTimer = setTimeout(() => {
      this.#recall().catch((error: unknown) => this.#onFailure(error));
    }, REST);
  }

  /** Reads the states that the runs keep, one after the other, until something changes. */
  async #recall(): Promise<void> {
    const turn = this.#recalls;
    const context = this.#contextOf();
    if (context === null) return;
    for (const one of this.#runs) {
      await one.recall(context, () => {
        const isCurrent = turn === this.#recalls && this.#runs.includes(one);
        if (isCurrent) this.show();
        return isCurrent;
      });
    }
  }
}
