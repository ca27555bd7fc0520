import type { Engine, FieldEdit, Measurement, Snapshot } from "../engine/engine.ts";
import type { Preset } from "../preset/preset.ts";
import type { ViewChoice } from "../ui/view-choice.ts";
import type { Stage } from "../view/stage.ts";
import { brokenField } from "./broken-field.ts";
import { FrameLoop } from "./frame-loop.ts";
import { initialStateUses } from "./initial-state-uses.ts";
import { LiveParameters } from "./live-parameters.ts";
import { type Machine, openEngine } from "./open-engine.ts";
import { Picture } from "./picture.ts";
import type { PresetSource } from "./preset-source.ts";
import { isCopyable, openRun, type Run } from "./run.ts";
import type { SessionHost } from "./session-host.ts";
import { createTimeSeries } from "./time-series.ts";
import { Watch } from "./watch.ts";

/** ms */
const MEASURE_EVERY = 250;
/** A run that has an end reaches it in about this time, s, where the machine can. */
const WHOLE_RUN = 45;

/** One user's laboratory: loads presets, runs them, shows them, changes them. */
export class Session {
  readonly series = createTimeSeries();
  readonly parameters = new LiveParameters();
  readonly loop: FrameLoop;
  machine: Machine;
  stage: Stage;
  /** A CPU computes on the preset's whole grid, however slow. */
  wantsFullGrid = false;
  run: Run | null = null;
  picture: Picture | null = null;
  /** Names of the curves that are drawn. */
  plotted: readonly string[] = [];
  private generation = 0;
  private pastStop = false;
  private edits = 0;
  private readonly host: SessionHost;
  private readonly watch: Watch;

  constructor(machine: Machine, stage: Stage, host: SessionHost) {
    this.machine = machine;
    this.stage = stage;
    this.host = host;
    this.watch = new Watch(this, (measurement) => this.take(measurement));
    this.loop = new FrameLoop({
      draw: (engine) => this.drawFrame(engine),
      onStop: () => this.stopAtEnd(),
      onFailure: (error) => this.fail(error),
    });
  }

  get preset(): Preset | null {
    return this.run?.preset ?? null;
  }

  get engine(): Engine | null {
    return this.run?.engine ?? null;
  }

  get measurement(): Measurement | null {
    return this.watch.measurement;
  }
  /** Differs whenever the state does. */
  get version(): string {
    return `${this.generation} ${this.run?.engine.time} ${this.edits}`;
  }

  /** The end that the run pauses at, min. */
  get stopTime(): number | undefined {
    return this.pastStop ? undefined : this.run?.preset.scenario.time.stop;
  }

  /**
   * Reads a preset, opens its engine and shows its initial state, or the one to resume from; only
   * then does what ran before end. Rejects with words for the user, and leaves that as it was.
   */
  async load(source: PresetSource, resume?: Snapshot): Promise<void> {
    const generation = ++this.generation;
    const run = await openRun(source, this.machine, this.wantsFullGrid, resume);
    if (generation !== this.generation) return run.engine.dispose();
    this.replaceRun(run);
    if (resume !== undefined) this.setParameters(resume.parameters);
    this.host.onChange("preset");
  }

  play(): void {
    if (this.run === null) return;
    const stop = this.stopTime;
    if (stop !== undefined && this.run.engine.time >= stop) {
      this.pastStop = true;
      this.retarget();
    }
    this.loop.play();
    this.host.onChange("playback");
  }

  pause(): void {
    this.loop.pause();
    this.host.onChange("playback");
  }

  /** Pauses and runs `count` steps. */
  async step(count: number): Promise<void> {
    this.pause();
    await this.loop.stepBy(count);
    await this.measure();
  }

  /** Back to t = 0 with the present parameters. */
  async reset(): Promise<void> {
    const { run } = this;
    if (run === null) return;
    const wasPlaying = this.loop.playing;
    this.loop.pause();
    await this.loop.settle();
    await this.measure();
    if (this.run !== run) return;
    const { initial, preset } = run;
    const changed = Object.keys(this.parameters.changed());
    if (initial === null || initialStateUses(preset.scenario, changed)) await this.reopen(run);
    else {
      await run.engine.restore(initial);
      run.engine.setParameters(this.parameters.values);
    }
    this.series.clear();
    this.pastStop = false;
    this.retarget();
    await this.measure();
    if (wasPlaying) this.loop.play();
    this.host.onChange("playback");
  }

  /** Gives parameters new values; unknown names and values that are not finite throw. */
  setParameters(values: Readonly<Record<string, number>>): void {
    const { run } = this;
    if (run === null) throw new Error("No preset is loaded yet.");
    this.parameters.set(values);
    run.engine.setParameters(values);
    this.picture?.setParameters(this.parameters.values);
    this.loop.invalidate();
    this.host.onChange("parameters");
  }

  /** Paints; the next frame shows it. */
  edit(edit: FieldEdit): void {
    this.run?.engine.edit(edit);
    this.edits++;
    this.watch.touch();
    this.loop.invalidate();
  }

  /** Another choice of view, or the preset's own. */
  setView(choice: ViewChoice | "preset"): void {
    if (this.picture === null) return;
    this.picture.setChoice(choice);
    if (this.measurement !== null) this.picture.follow(this.measurement);
    this.stage.setView(this.picture.resolved());
    this.loop.invalidate();
    this.host.onChange("view");
    this.guard(this.watch.catchUp());
  }

  /** Measures these from now on, for curves. */
  plot(names: readonly string[]): void {
    this.plotted = names;
    this.guard(this.watch.catchUp());
  }

  /** Measures now and lets curves and windows follow. */
  measure(): Promise<void> {
    return this.watch.measure();
  }

  /** A copy of the present state; null where it is too large, or nothing runs or something else by now. */
  async snapshot(): Promise<Snapshot | null> {
    const engine = this.run?.engine;
    if (engine === undefined || !isCopyable(engine)) return null;
    try {
      return await engine.snapshot();
    } catch (error) {
      if (this.run?.engine !== engine) return null;
      throw error;
    }
  }

  /** What was asked of an engine failed: no matter where another one runs by now. */
  failOf(engine: Engine, error: unknown): void {
    if (this.run?.engine === engine) this.fail(error);
  }

  /** Moves everything to another machine and stage, going on from `snapshot` where its grid fits. */
  async moveTo(machine: Machine, stage: Stage, snapshot: Snapshot | null): Promise<void> {
    this.machine = machine;
    this.stage = stage;
    this.loop.setTarget(null);
    const choice = this.picture?.choice;
    if (this.run === null) return;
    await this.load(this.run.source, snapshot ?? undefined);
    if (choice !== undefined) this.setView({ ...choice, slice: this.picture?.choice.slice ?? 0 });
  }

  private replaceRun(run: Run): void {
    const old = this.run;
    const { scenario } = run.preset;
    const { grid, title, time, parameters } = scenario;
    this.picture?.close();
    this.stage.setScene({ grid, title });
    const middle = Math.floor(grid.nz / 2);
    this.picture = new Picture(this.stage, scenario, run.preset.view, middle, (error, engine) =>
      this.failOf(engine, error),
    );
    this.run = run;
    this.parameters.reset(parameters);
    this.pastStop = false;
    this.series.clear();
    this.loop.speed = time.stop === undefined ? time.step * 60 : time.stop / WHOLE_RUN;
    this.retarget();
    this.watch.setEngine(run.engine, run.measurement);
    this.stage.setView(this.picture.resolved());
    old?.engine.dispose();
  }

  private async reopen(run: Run): Promise<void> {
    const scenario = { ...run.preset.scenario, parameters: this.parameters.values };
    const engine = await openEngine(this.machine, scenario);
    if (this.run !== run) return engine.dispose();
    this.loop.setTarget(null);
    this.run = { ...run, engine };
    this.watch.setEngine(engine, null);
    run.engine.dispose();
  }

  private retarget(): void {
    const { run } = this;
    if (run === null) return;
    const { step } = run.preset.scenario.time;
    this.loop.setTarget({ engine: run.engine, step, until: this.stopTime });
  }

  private take(measurement: Measurement): void {
    this.series.add(measurement);
    if (this.picture?.follow(measurement)) this.loop.invalidate();
    this.host.onChange("measurement");
    const broken = brokenField(measurement);
    if (broken === null || !this.loop.playing) return;
    this.fail(broken);
  }

  private drawFrame(engine: Engine): void {
    if (this.run?.engine !== engine) return;
    this.picture?.draw(engine);
    if (this.watch.isDue(MEASURE_EVERY)) this.guard(this.measure());
  }

  private stopAtEnd(): void {
    this.guard(this.measure());
    this.host.onChange("playback");
    this.host.onStop();
  }

  private guard(work: Promise<void>): void {
    work.catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    this.pause();
    this.host.onFailure(error);
  }
}
