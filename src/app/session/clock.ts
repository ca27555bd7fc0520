import type { Run } from "../../run/run.ts";
import type { MomentOptions } from "../../run/run-moment.ts";
import type { RunSet } from "../../run/run-set.ts";
import type { RunToOptions } from "../../run/run-set-host.ts";
import { t } from "../../texts/text.ts";
import type { RunReader } from "./run-reader.ts";
import type { Session } from "./session.ts";
import { bringBack, keepMoment, type SessionMoment } from "./session-moment.ts";

/** How a session's runs are moved in time, and the end at which they pause. */
export class Clock {
  private readonly session: Session;
  private readonly loop: RunSet;
  private readonly reader: RunReader;
  private readonly onChange: () => void;
  /** Someone wanted to go on at the end. */
  private pastStop = false;

  /** `onChange`: what moves the runs is another than before. */
  constructor(session: Session, reader: RunReader, onChange: () => void) {
    this.session = session;
    this.loop = session.loop;
    this.reader = reader;
    this.onChange = onChange;
  }

  /** The end that the run pauses at, min. */
  get stopTime(): number | undefined {
    return this.pastStop ? undefined : this.session.run?.preset.scenario.time.stop;
  }

  play(): void {
    if (this.session.run === null) return;
    this.passEnd();
    this.loop.play();
    this.onChange();
  }

  pause(): void {
    this.halt();
    this.reader.guard(this.measureAtRest());
  }

  /** Pauses where something has failed: what is measured of that may fail, too, and so on without end. */
  halt(): void {
    this.loop.pause();
    this.onChange();
  }

  /** Pauses and runs `count` steps, or as many as there are before the next pause; gives how many it ran. */
  async step(count: number): Promise<number> {
    this.passEnd();
    const stepping = this.loop.step(count);
    this.onChange();
    const taken = await stepping;
    await this.reader.measure();
    return taken;
  }

  /** Pauses and runs to a time, min. */
  async runTo(time: number, options?: RunToOptions): Promise<void> {
    const running = this.loop.runTo(time, options);
    this.onChange();
    await running.finally(() => this.reader.measure());
  }

  /** Pauses and shows the nearest kept state at `time`, min, or before. */
  async goTo(time: number): Promise<void> {
    const going = this.loop.goTo(time);
    this.onChange();
    await going;
    await this.showState();
    await this.reader.measure();
  }

  /** What the runs are now, to come back to. Rejects where that is too large. */
  async moment(options?: MomentOptions): Promise<SessionMoment> {
    const { run, claims } = this.session;
    if (run === null) throw new Error(t`No preset is loaded yet.`);
    return keepMoment(run, this.runsBeside, () => claims.copy(), options);
  }

  /**
   * Shows what the runs were; playing goes on from there. Rejects where the main run is of another document by
   * now, or on another grid.
   */
  async returnTo(moment: SessionMoment): Promise<void> {
    await this.loop.replace(async () => {
      const { run, claims } = this.session;
      if (run === null) return;
      await bringBack(run, this.runsBeside, moment);
      if (moment.claims !== null) claims.bringBack(moment.claims);
      await this.showState();
    });
    await this.reader.measure();
    this.onChange();
  }

  /** Back to t = 0 with the present parameters. */
  async reset(): Promise<void> {
    const { run } = this.session;
    if (run === null) return;
    await this.loop.reset(() => {
      if (this.session.run !== run) return;
      this.setPastStop(false);
      this.reader.rewind();
    });
    if (this.session.run !== run) return;
    await this.reader.measure();
    this.onChange();
  }

  /** Another run: it pauses at its end. */
  begin(): void {
    this.setPastStop(false);
  }

  /** The run's end may be another one. */
  retarget(): void {
    this.loop.until = this.stopTime;
  }

  /** What was measured last may be of a moment before the last steps. */
  private async measureAtRest(): Promise<void> {
    const { run } = this.session;
    await this.loop.settle();
    if (this.session.run === run && this.loop.isAtRest && run !== null) await this.reader.measure();
  }

  private get runsBeside(): readonly Run[] {
    return this.loop.runs.filter((run) => run !== this.session.run?.run);
  }

  private async showState(): Promise<void> {
    const { stop } = this.session.run?.preset.scenario.time ?? {};
    if (stop !== undefined && this.loop.time.value < stop) this.setPastStop(false);
    await this.reader.showState();
  }

  /** Who goes on at the end wants to go past it. */
  private passEnd(): void {
    const stop = this.stopTime;
    if (stop !== undefined && this.loop.time.value >= stop) this.setPastStop(true);
  }

  private setPastStop(isPast: boolean): void {
    this.pastStop = isPast;
    this.retarget();
  }
}
