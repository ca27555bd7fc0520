import type { Engine, Measurement } from "../../engine/engine.ts";
import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import type { WindowPace } from "../../look/auto-window.ts";
import type { ClaimFigures } from "../../observe/claim-tracker.ts";
import type { Preset } from "../../preset/preset.ts";
import { brokenField } from "./broken-field.ts";
import type { LoadedRun } from "./loaded-run.ts";
import type { Session } from "./session.ts";
import { Watch } from "./watch.ts";

/** ms */
const MEASURE_EVERY = 250;

/** Who hears of what was read. */
export interface ReaderHost {
  readonly onMeasurement: (measurement: Measurement) => void;
  /** It could not be read, or a field has broken. */
  readonly onFailure: (error: unknown) => void;
  /** A field that had broken is bounded again. */
  readonly onSound: () => void;
}

/** What is read off a session's run as it goes: measurements, claims when they are due, fields that break. */
export class RunReader {
  /** By the latest measurement a field has grown beyond all bounds; null: none has. */
  runaway: Error | null = null;
  /** Where the run was brought last, min: it has not gone on by itself while it stands there; null: nowhere. */
  private arrival: number | null = null;
  private isBroken = false;
  private readonly session: Session;
  private readonly host: ReaderHost;
  private readonly watch: Watch;

  constructor(session: Session, host: ReaderHost) {
    this.session = session;
    this.host = host;
    this.watch = new Watch(session, (measurement) => this.take(measurement));
  }

  /** The latest. */
  get measurement(): Measurement | null {
    return this.watch.measurement;
  }

  /** How windows go after the data: by how the run came to where it is. */
  get pace(): WindowPace {
    const { loop, run } = this.session;
    if (!loop.isAtRest) return "gliding";
    return run?.run.time.peek() === this.arrival ? "afresh" : "still";
  }

  /** Another run, of this preset; `figures`: what its claims had read when it was left. */
  begin(preset: Preset, figures: ClaimFigures | null): void {
    const { claims } = this.session;
    this.isBroken = false;
    claims.setPreset(preset);
    if (figures !== null) claims.bringBack(figures);
  }

  /** It is there, and this is known of it. */
  setRun({ run, measurement }: LoadedRun): void {
    this.arrival = run.time.peek();
    this.watch.setRun(run, measurement);
  }

  /** The run begins anew: neither of its claims nor of its fields anything is known. */
  rewind(): void {
    this.isBroken = false;
    this.arrival = 0;
    this.session.claims.rewind(0);
  }

  /** The state was replaced; it is measured when the runs rest. */
  async showState(): Promise<void> {
    this.isBroken = false;
    this.arrival = this.session.run?.run.time.peek() ?? null;
    await this.readClaims();
  }

  /** Something of the state changed where the run stands: nothing else would measure it. */
  changed(): void {
    if (this.session.loop.isAtRest) this.guard(this.measure());
    else this.follow();
  }

  /** Measures now; see `Watch`. */
  measure(): Promise<void> {
    return this.watch.measure();
  }

  /** Measures if something is wanted that the latest measurement does not have. */
  catchUp(): void {
    this.guard(this.watch.catchUp());
  }

  /** The run went on: measures where the last time is a while ago. */
  follow(): void {
    if (this.watch.isDue(MEASURE_EVERY)) this.guard(this.measure());
  }

  /** A claim's day: it is read before the run goes on, and one goes back to it exactly. */
  async land(): Promise<void> {
    const { run, machine } = this.session;
    // A GPU's run keeps states at steps of its own.
    if (machine.kind === "cpu" && run !== null) this.guard(run.run.keepNow());
    await this.readClaims();
  }

  /** Reads the claims of the time at which the run stands; what fails is told. */
  async readClaims(): Promise<void> {
    const { engine, claims, parameters } = this.session;
    if (engine === null || !claims.isDue(engine.time)) return;
    const reading = claims.passTime(engine, parameters.values);
    this.guard(reading);
    await Promise.allSettled([reading]);
  }

  /** What fails is told, unless it is seen to. */
  guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!isSeenTo(error)) this.host.onFailure(error);
    });
  }

  /** What was asked of an engine failed: no matter where another one runs by now. */
  failOf(engine: Engine, error: unknown): void {
    if (this.session.engine === engine && !isSeenTo(error)) this.host.onFailure(error);
  }

  private take(measurement: Measurement): void {
    const { session, host } = this;
    host.onMeasurement(measurement);
    const { engine, claims, parameters } = session;
    if (engine !== null) this.guard(claims.look(engine, parameters.values));
    const broken = brokenField(measurement);
    if (broken === null && this.runaway !== null) host.onSound();
    this.runaway = broken;
    if (broken === null || (this.isBroken && !session.loop.playing)) return;
    this.isBroken = true;
    host.onFailure(broken);
  }
}

/** A closed engine is nobody's any more, and a lost one is made up for. */
function isSeenTo(error: unknown): boolean {
  return error instanceof EngineClosed || error instanceof EngineLost;
}
