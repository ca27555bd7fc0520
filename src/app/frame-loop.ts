import type { Engine } from "../engine/engine.ts";
import { createRateMeter, type Rates } from "./rate-meter.ts";
import { type Budget, FIRST_BUDGET, learn, SUBMIT_TARGET, takeSteps } from "./step-budget.ts";

/** Submits that may be under way at once: one runs while the next is prepared. */
const MOST_IN_FLIGHT = 2;
/** A worker blocks no drawing: its submits may fill a frame, but within these bounds, ms. */
const WORKER_TARGET = { least: 30, most: 90 };

export interface FrameLoopActions {
  /** Called every frame in which the picture may be out of date; draws or starts to. */
  readonly draw: (engine: Engine) => void;
  /** `until` was reached. */
  readonly onStop: () => void;
  /** A step failed; the loop has paused. */
  readonly onFailure: (error: unknown) => void;
}

/** What the loop drives: min per step, min of the end. */
export interface LoopTarget {
  readonly engine: Engine;
  readonly step: number;
  readonly until: number | undefined;
}

/**
 * Turns frames into steps: as many as the wanted speed asks for and the machine can do, none while
 * the page is hidden.
 */
export class FrameLoop {
  /** Simulated min per second of wall time; Infinity: as fast as possible. */
  speed = 60;
  private target: LoopTarget | null = null;
  private running = false;
  private stale = false;
  private budget: Budget = FIRST_BUDGET;
  private lastFrame = 0;
  /** Present distance of frames, ms, smoothed. */
  private interval = 16;
  private lastDone = 0;
  private lastTime = 0;
  private readonly flights = new Set<Promise<void>>();
  private readonly actions: FrameLoopActions;
  private readonly meter = createRateMeter();

  constructor(actions: FrameLoopActions) {
    this.actions = actions;
    requestAnimationFrame(this.frame);
  }

  get playing(): boolean {
    return this.running;
  }

  get rates(): Rates {
    return this.meter.read(performance.now());
  }

  /** Another engine; forgets what was learned about the last one. */
  setTarget(target: LoopTarget | null): void {
    this.target = target;
    this.budget = FIRST_BUDGET;
    this.meter.clear();
    this.lastTime = target?.engine.time ?? 0;
    this.stale = target !== null;
  }

  play(): void {
    this.running = true;
    this.lastFrame = performance.now();
  }

  pause(): void {
    this.running = false;
    this.meter.clear();
  }

  /** The picture no longer shows the present state. */
  invalidate(): void {
    this.stale = true;
  }

  /** Runs exactly `count` steps (past the end too), whatever the speed. */
  async stepBy(count: number): Promise<void> {
    await this.settle();
    if (this.target !== null) await this.submit(this.target, count, undefined);
  }

  /** Resolves when no submit is under way. */
  async settle(): Promise<void> {
    while (this.flights.size > 0) await Promise.all(this.flights);
  }

  private readonly frame = (now: number): void => {
    requestAnimationFrame(this.frame);
    const elapsed = now - this.lastFrame;
    this.lastFrame = now;
    this.interval += 0.2 * (Math.min(elapsed, 200) - this.interval);
    const { target } = this;
    if (target === null) return;
    if (this.running && !document.hidden) this.submitDue(target, elapsed);
    if (this.stale) {
      this.stale = false;
      this.actions.draw(target.engine);
    }
  };

  private submitDue(target: LoopTarget, elapsed: number): void {
    if (this.flights.size >= MOST_IN_FLIGHT) return;
    const { count, budget } = takeSteps(this.budget, elapsed, this.speed, target.step);
    this.budget = budget;
    if (count > 0) void this.submit(target, count, target.until);
  }

  private submitTarget({ kind }: Engine): number {
    const { least, most } = WORKER_TARGET;
    return kind === "gpu" ? SUBMIT_TARGET : Math.min(most, Math.max(least, this.interval));
  }

  private submit(target: LoopTarget, count: number, until: number | undefined): Promise<void> {
    const flight = this.advance(target, count, until).finally(() => this.flights.delete(flight));
    this.flights.add(flight);
    if (target.engine.kind === "gpu") this.stale = true;
    return flight;
  }

  private async advance(target: LoopTarget, count: number, until?: number): Promise<void> {
    const { engine } = target;
    const start = performance.now();
    try {
      const taken = await engine.advance(count, until);
      if (this.target?.engine !== engine) return;
      const done = performance.now();
      const busy = done - Math.max(start, this.lastDone);
      this.lastDone = done;
      this.budget = learn(this.budget, taken, busy, this.submitTarget(engine));
      this.meter.add(done, taken, Math.max(0, engine.time - this.lastTime));
      this.lastTime = engine.time;
      this.stale = true;
      if (taken === 0 && this.running) {
        this.pause();
        this.actions.onStop();
      }
    } catch (error) {
      if (this.target?.engine !== engine) return;
      this.pause();
      this.actions.onFailure(error);
    }
  }
}
