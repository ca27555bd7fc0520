import type { Engine, FieldEdit, Measurement, Snapshot } from "../../engine/engine.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { parametersOf } from "../../lab/resolve-document.ts";
import type { WindowPace } from "../../look/auto-window.ts";
import type { Preset } from "../../preset/preset.ts";
import { LiveParameters } from "../../run/live-parameters.ts";
import { RunSet } from "../../run/run-set.ts";
import { createTimeSeries, type TimeSeries } from "../../run/time-series.ts";
import { t } from "../../texts/text.ts";
import type { Stage } from "../../view/stage.ts";
import { type Machine, openEngine } from "../machine/open-engine.ts";
import type { Picture } from "../picture/picture.ts";
import { Scene } from "../picture/scene.ts";
import type { Beside } from "./beside.ts";
import { ClaimsWatch } from "./claims-watch.ts";
import { Clock } from "./clock.ts";
import { LeftRuns } from "./left-runs.ts";
import { type LoadedRun, presetOnMachine, scenarioOf } from "./loaded-run.ts";
import { type Prepared, PreparedRuns } from "./prepared-runs.ts";
import { RunReader } from "./run-reader.ts";
import type { SessionHost } from "./session-host.ts";
import { speedOf } from "./speed.ts";

/** One user's laboratory: wires a run to its picture, its curves and the page. */
export class Session {
  readonly parameters = new LiveParameters();
  readonly claims = new ClaimsWatch();
  /** Alone moves the runs. */
  readonly loop: RunSet;
  /** How a person has them moved. */
  readonly clock: Clock;
  machine: Machine;
  run: LoadedRun | null = null;
  /** What is seen of the run. */
  readonly scene: Scene;
  beside: Beside | null = null;
  /** Names of the curves that are drawn. */
  plotted: readonly string[] = [];
  private readonly none = createTimeSeries();
  private readonly left = new LeftRuns();
  private readonly prepared = new PreparedRuns(() => this.machine, this.left);
  private readonly host: SessionHost;
  private readonly reader: RunReader;

  constructor(machine: Machine, stage: Stage, host: SessionHost) {
    this.machine = machine;
    this.host = host;
    this.scene = new Scene(this, stage, {
      onChoice: () => {
        host.onChange("view");
        this.reader.catchUp();
      },
      onWindows: () => host.onChange("measurement"),
    });
    this.reader = new RunReader(this, {
      onMeasurement: (measurement) => {
        this.scene.follow(measurement);
        host.onChange("measurement");
      },
      onFailure: (error) => this.fail(error),
      onSound: host.onSound,
    });
    this.loop = new RunSet({
      onAdvance: () => this.showProgress(),
      onStretch: () => this.measure(),
      onEnd: () => {
        this.reader.guard(this.measure());
        host.onChange("playback");
        host.onStop();
      },
      onFailure: (error) => this.fail(error),
      onRecovered: (_, __, time) => host.onRecovered(time),
    });
    this.loop.landing = {
      next: (time) => this.claims.nextTime(time),
      land: () => this.reader.land(),
    };
    this.clock = new Clock(this, this.reader, () => host.onChange("playback"));
    const suspend = (): void => this.loop.suspend(document.hidden);
    document.addEventListener("visibilitychange", suspend);
    // A page may be opened in a tab that nobody sees.
    suspend();
  }

  get stage(): Stage {
    return this.scene.stage;
  }

  get picture(): Picture | null {
    return this.scene.picture;
  }

  get preset(): Preset | null {
    return this.run?.preset ?? null;
  }

  /** For what only reads. */
  get engine(): Engine | null {
    return this.run?.run.engine ?? null;
  }

  get series(): TimeSeries {
    return this.run?.run.series ?? this.none;
  }

  get measurement(): Measurement | null {
    return this.reader.measurement;
  }

  /** How windows go after the data. */
  get pace(): WindowPace {
    return this.reader.pace;
  }

  /**
   * Opens a run of a document, for `adopt`; what runs goes on until then. Rejects with words for the user. Of
   * several calls the last one counts.
   */
  async prepare(document: LabDocument, base: LabBase, resume?: Snapshot): Promise<void> {
    await this.prepared.prepare(document, base, resume);
  }

  /** Closes what was prepared for this document and is not shown. */
  discard(document: LabDocument): void {
    this.prepared.discard(document);
  }

  /** Whether what runs is what a document says, but for what lives. */
  isAt({ settings }: LabDocument, base: LabBase): boolean {
    const { run } = this;
    return run !== null && run.base === base && isSameData(run.document.settings, settings);
  }

  /** Shows the run that was prepared for this document; only now what ran before ends. False: there is none. */
  adopt(document: LabDocument): boolean {
    const prepared = this.prepared.of(document);
    if (prepared === null) return false;
    this.prepared.give();
    this.replaceRun(prepared);
    this.host.onChange("preset");
    return true;
  }

  /** Lets the run go on with the treatments and the step of another document on its base, from now on. */
  async changeTreatments(document: LabDocument): Promise<void> {
    const { run } = this;
    if (run === null) return;
    const { preset, fullGrid } = presetOnMachine(document, run.base, this.machine);
    const parameters = this.parameters.values;
    await run.run.change({ ...scenarioOf(document, run.base, preset), parameters });
    if (this.run !== run) return;
    this.run = { ...run, document, preset, fullGrid };
    this.clock.retarget();
    this.showProgress();
    this.host.onChange("treatments");
  }

  /** Gives parameters new values; unknown names and values that are not finite throw. */
  setParameters(values: Readonly<Record<string, number>>): void {
    const { run } = this;
    if (run === null) throw new Error(t`No preset is loaded yet.`);
    run.run.setParameters(values);
    this.parameters.set(values);
    this.scene.setParameters(this.parameters.values);
    this.reader.changed();
    this.host.onChange("parameters");
  }

  /** Paints; the next frame shows it. */
  edit(edit: FieldEdit): void {
    this.run?.run.edit(edit);
    this.scene.redraw();
    this.reader.changed();
  }

  /** Speed of a document, min/s; null: as the preset asks for. */
  showSpeed(speed: number | null): void {
    const { run } = this;
    if (run === null) return;
    this.loop.speed = speedOf(speed, run.preset);
    this.host.onChange("playback");
  }

  /** Other runs are drawn beside this one. */
  showBeside(): void {
    if (this.scene.showBeside()) this.host.onChange("view");
  }

  /** Measures these from now on, for curves. */
  plot(names: readonly string[]): void {
    this.plotted = names;
    this.reader.catchUp();
  }

  /** Why the run is of no use any more; null: it is. By the latest measurement. */
  get runaway(): Error | null {
    return this.reader.runaway;
  }

  /** Measures now and lets curves and windows follow. */
  measure(): Promise<void> {
    return this.reader.measure();
  }

  /**
   * Keeps the present state to go back to. False: not now, since a GPU's run keeps states at steps of its
   * own while it moves.
   */
  async keepNow(): Promise<boolean> {
    if (this.run === null || (!this.loop.isAtRest && this.machine.kind === "gpu")) return false;
    await this.run.run.keepNow();
    return true;
  }

  /** What was asked of an engine failed: no matter where another one runs by now. */
  failOf(engine: Engine, error: unknown): void {
    this.reader.failOf(engine, error);
  }

  /** Moves the run to another machine and stage: on from its own last kept state, whose time it gives. */
  async moveTo(machine: Machine, stage: Stage): Promise<number> {
    this.machine = machine;
    const { run } = this;
    const reached = run === null ? 0 : await run.run.recover((next) => openEngine(machine, next));
    this.scene.enterStage(stage);
    this.host.onChange("preset");
    await this.measure();
    return reached;
  }

  private replaceRun({ loaded, claims }: Prepared): void {
    const old = this.run;
    const figures = this.claims.copy();
    const { document, base, preset } = loaded;
    this.parameters.reset(base.values);
    this.run = loaded;
    this.parameters.set(parametersOf(document, base));
    this.scene.open(loaded);
    this.loop.speed = speedOf(document.speed, preset);
    this.reader.begin(preset, claims);
    this.loop.setRuns([loaded.run]);
    this.clock.begin();
    this.reader.setRun(loaded);
    this.scene.show();
    if (claims !== null) void this.reader.readClaims();
    if (old !== null) void this.left.leave(old, figures);
  }

  private showProgress(): void {
    this.scene.redraw();
    this.reader.follow();
  }

  private fail(error: unknown): void {
    this.clock.halt();
    this.host.onFailure(error);
  }
}
