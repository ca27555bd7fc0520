import { type Signal, signal } from "@preact/signals-core";
import type { Engine } from "../../engine/engine.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Figure } from "../../observe/claim-result.ts";
import type { ClaimStanding } from "../../observe/claim-standing.ts";
import { type ClaimFigures, ClaimTracker } from "../../observe/claim-tracker.ts";
import type { PlannedReading, PlannedRun } from "../../observe/plan-runs.ts";
import type { Preset } from "../../preset/preset.ts";

/** ms between two looks at figures so far: each reads a few fields back. */
const LOOK_EVERY = 2000;

/** Keeps the standing of the preset's claims while a run goes that someone else drives. */
export class ClaimsWatch {
  readonly standings: Signal<readonly ClaimStanding[]> = signal([]);
  private tracker: ClaimTracker | null = null;
  private reading: Promise<void> | null = null;
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** Another preset, at t = 0. */
  setPreset({ scenario, claims }: Preset): void {
    this.tracker = new ClaimTracker(scenario, claims);
    // Figures so far are worth nothing at once, and the first picture comes first.
    this.lookedAt = performance.now();
    this.show();
  }

  /** The next time after t (min) at which the run is to be stopped for `passTime`; Infinity: none. */
  nextTime(t: number): number {
    return this.tracker?.nextTime(t) ?? Number.POSITIVE_INFINITY;
  }

  /** Whether `passTime` has something to read at t (min). */
  isDue(t: number): boolean {
    return this.tracker?.isDue(t) ?? false;
  }

  /** Reads the claims of this time; what is asked of the engine afterwards may move it on. */
  passTime(engine: Engine, parameters: Readonly<Record<string, number>>): Promise<void> {
    return this.tell(this.tracker?.read(engine, parameters));
  }

  /** The run goes on: looks now and then at what is still to come. */
  async look(engine: Engine, parameters: Readonly<Record<string, number>>): Promise<void> {
    const isDue = performance.now() - this.lookedAt >= LOOK_EVERY;
    if (this.reading !== null || !isDue || this.tracker === null) return;
    this.lookedAt = performance.now();
    this.reading = this.tell(this.tracker.readSoFar(engine, parameters)).finally(() => {
      this.reading = null;
    });
    await this.reading;
  }

  /** The run stands at t (min) now, and will have another future. */
  rewind(t: number): void {
    this.tracker?.rewind(t);
    this.show();
  }

  /** What was read of the run so far, to come back to; null: there is no preset. */
  copy(): ClaimFigures | null {
    return this.tracker?.copy() ?? null;
  }

  /** The run is what it was then. */
  bringBack(figures: ClaimFigures): void {
    this.tracker?.bringBack(figures);
    this.show();
  }

  /** The runs that claims still lack, as variants of this scenario. */
  missingControls(scenario: Scenario): readonly PlannedRun[] {
    return this.tracker?.missingControls(scenario) ?? [];
  }

  /** A figure that a control run gave. */
  addFigure(planned: PlannedReading, figure: Figure): void {
    this.tracker?.addFigure(planned, figure);
    this.show();
  }

  /** The run is another one now than that which the controls belong to. */
  dropControls(): void {
    this.tracker?.dropControls();
    this.show();
  }

  private async tell(work: Promise<void> | undefined): Promise<void> {
    const { tracker } = this;
    await work;
    if (this.tracker === tracker) this.show();
  }

  private show(): void {
    this.standings.value = this.tracker?.standings() ?? [];
  }
}
