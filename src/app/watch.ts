import type { Engine, Measurement } from "../engine/engine.ts";
import { measuredNames, type Wanting } from "./measured-names.ts";

/** Measures an engine a few times a second, one measurement at a time. */
export class Watch {
  /** The latest. */
  measurement: Measurement | null = null;
  private engine: Engine | null = null;
  private last = Number.NEGATIVE_INFINITY;
  private touched = false;
  private pending: Promise<void> | null = null;
  private readonly wanting: Wanting;
  private readonly onMeasurement: (measurement: Measurement) => void;

  /** `wanting` is asked each time what to measure. */
  constructor(wanting: Wanting, onMeasurement: (measurement: Measurement) => void) {
    this.wanting = wanting;
    this.onMeasurement = onMeasurement;
  }

  /** Another engine, of which this is known; what the last one still says counts no more. */
  setEngine(engine: Engine, measurement: Measurement | null): void {
    this.engine = engine;
    this.pending = null;
    if (measurement !== null) this.take(measurement);
  }

  /** The state has changed although its time has not. */
  touch(): void {
    this.touched = true;
  }

  /** Whether there is something new to measure, and the last time is `interval` ms ago. */
  isDue(interval: number): boolean {
    const isKnown = this.engine?.time === this.measurement?.time && !this.touched;
    return !isKnown && performance.now() - this.last >= interval;
  }

  /** Measures now; joins a measurement that is under way. */
  measure(): Promise<void> {
    const { engine } = this;
    if (engine === null) return Promise.resolve();
    this.pending ??= this.ask(engine).finally(() => {
      if (this.engine === engine) this.pending = null;
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

  private async ask(engine: Engine): Promise<void> {
    this.touched = false;
    this.last = performance.now();
    try {
      const measurement = await engine.measure({ names: measuredNames(this.wanting) });
      if (this.engine === engine) this.take(measurement);
    } catch (error) {
      // An engine that another one took the place of may be closed by now.
      if (this.engine === engine) throw error;
    }
  }

  private take(measurement: Measurement): void {
    this.measurement = measurement;
    this.onMeasurement(measurement);
  }
}
