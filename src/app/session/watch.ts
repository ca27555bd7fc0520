import type { Measurement } from "../../engine/engine.ts";
import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import type { Run } from "../../run/run.ts";
import { measuredNames, type Wanting } from "./measured-names.ts";

/** Measures a run a few times a second, one measurement at a time. */
export class Watch {
  /** The latest. */
  measurement: Measurement | null = null;
  private run: Run | null = null;
  private measured = "";
  private last = Number.NEGATIVE_INFINITY;
  private pending: Promise<void> | null = null;
  private readonly wanting: Wanting;
  private readonly onMeasurement: (measurement: Measurement) => void;

  /** `wanting` is asked each time what to measure. */
  constructor(wanting: Wanting, onMeasurement: (measurement: Measurement) => void) {
    this.wanting = wanting;
    this.onMeasurement = onMeasurement;
  }

  /** Another run, of which this is known; what the last one still says counts no more. */
  setRun(run: Run, measurement: Measurement): void {
    this.run = run;
    this.pending = null;
    this.measured = run.version;
    this.take(measurement);
  }

  /** Whether there is something new to measure, and the last time is `interval` ms ago. */
  isDue(interval: number): boolean {
    return this.run?.version !== this.measured && performance.now() - this.last >= interval;
  }

  /** Measures now; joins a measurement that is under way, and follows one of a state that is gone. */
  measure(): Promise<void> {
    const { run } = this;
    if (run === null) return Promise.resolve();
    if (this.pending !== null && this.measured !== run.version) {
      const again = (): Promise<void> => this.measure();
      // Who asked for the one before is told how it ended.
      return this.pending.then(again, again);
    }
    this.pending ??= this.ask(run).finally(() => {
      if (this.run === run) this.pending = null;
    });
    return this.pending;
  }

  /** Measures if something is wanted that the latest measurement does not have. */
  async catchUp(): Promise<void> {
    if (this.pending !== null) await this.measure();
    if (!this.hasAll()) await this.measure();
  }

  private hasAll(): boolean {
    if (this.measurement === null) return false;
    const { fields, observables } = this.measurement;
    return measuredNames(this.wanting).every((name) => name in fields || name in observables);
  }

  private async ask(run: Run): Promise<void> {
    this.measured = run.version;
    this.last = performance.now();
    try {
      const measurement = await run.measure({ names: measuredNames(this.wanting) });
      if (this.run === run) this.take(measurement);
    } catch (error) {
      // A run that another one took the place of may be closed by now, and a loss is told by itself.
      const isSeenTo = error instanceof EngineClosed || error instanceof EngineLost;
      if (this.run === run && !isSeenTo) throw error;
    }
  }

  private take(measurement: Measurement): void {
    this.measurement = measurement;
    this.onMeasurement(measurement);
  }
}
