import type { InstrumentContext, Moment, Reading } from "../../instruments/instrument.ts";
import { instrumentOf, takeMoment, wantsOf } from "../../instruments/instruments.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import { readInstruments } from "../../observe/instrument-reading.ts";
import type { Run } from "../../run/run.ts";
import { Memory } from "./memory.ts";
import { recall } from "./recall.ts";

/** What the instruments of a page made of one run: what they saw of it since, and of the states that it keeps. */
export class RunMeasuring {
  readonly run: Run;
  readonly #memories = new Map<string, Memory>();
  #settings: readonly InstrumentSetting[] = [];
  /** Of the run, as it was read last. */
  #version = "";
  #turns: number;
  #dropped: { readonly time: number } | null;

  constructor(run: Run) {
    this.run = run;
    this.#turns = run.turns;
    this.#dropped = run.dropped.peek();
  }

  /** Whether the run has moved since it was read. */
  get isStale(): boolean {
    return this.run.version !== this.#version;
  }

  /** What was read counts no more: something else is looked at. */
  outdate(): void {
    this.#version = "";
  }

  /** Measures these from now on; whether one of them is another. */
  setInstruments(settings: readonly InstrumentSetting[]): boolean {
    const before = new Map(this.#settings.map((one) => [one.id, one]));
    this.#settings = settings;
    const ids = new Set(settings.map(({ id }) => id));
    for (const id of this.#memories.keys()) if (!ids.has(id)) this.#memories.delete(id);
    let isOther = before.size !== settings.length;
    for (const setting of settings) {
      if (before.get(setting.id) === setting) continue;
      isOther = true;
      const memory = this.#memories.get(setting.id);
      if (memory === undefined || !memory.isFor(setting)) {
        this.#memories.set(setting.id, new Memory(setting));
      } else memory.rename(setting);
    }
    if (isOther) this.outdate();
    return isOther;
  }

  /** Another way, another past: what is remembered of it counts no more. Whether it is to be recalled. */
  followPast(): boolean {
    const { turns, dropped } = this.run;
    const last = dropped.peek();
    const isOther = turns !== this.#turns;
    if (isOther) {
      for (const memory of this.#memories.values()) memory.clear();
      this.outdate();
    } else if (last !== this.#dropped && last !== null) {
      for (const memory of this.#memories.values()) memory.dropAfter(last.time);
    }
    this.#turns = turns;
    this.#dropped = last;
    return isOther;
  }

  /** Reads the present state; what comes of a state that is no more is left. Rejects as its engine does. */
  async read(context: InstrumentContext): Promise<void> {
    const settings = this.#settings;
    const { version, turns, engine, scenario } = this.run;
    // What was added meanwhile is still to be read, and what failed is not tried again by itself.
    const settle = (): void => {
      if (this.#settings === settings) this.#version = version;
    };
    try {
      const wants = settings.map((one) => wantsOf(one, context));
      const state = { scenario, vocabulary: context.vocabulary };
      const readings = await readInstruments(engine, state, wants);
      if (this.run.turns !== turns) return;
      settle();
      for (const [index, one] of settings.entries()) this.#take(one, readings[index]!, context);
    } catch (error) {
      settle();
      throw error;
    }
  }

  /** Reads the states that the run keeps for what shows the past, as long as `goOn` says so after each. */
  recall(context: InstrumentContext, goOn: () => boolean): Promise<void> {
    const memories = [...this.#memories.values()].filter(
      ({ setting }) => instrumentOf(setting.kind).overTime,
    );
    return recall(this.run, memories, context, goOn);
  }

  /** The moments that an instrument has seen up to the present, and why it could not take one. */
  momentsOf(id: string): { readonly moments: readonly Moment[]; readonly problem: string | null } {
    const memory = this.#memories.get(id);
    const moments = memory?.until(this.run.engine.time) ?? [];
    return { moments, problem: memory?.problem ?? null };
  }

  #take(setting: InstrumentSetting, reading: Reading, context: InstrumentContext): void {
    const memory = this.#memories.get(setting.id);
    if (memory === undefined || !memory.isFor(setting)) return;
    try {
      memory.add(takeMoment(setting, reading, context));
      memory.problem = null;
    } catch (error) {
      memory.problem = error instanceof Error ? error.message : String(error);
    }
  }
}
