import type { FigureTime } from "../../figure/times.ts";
import type { LabBase } from "../../lab/base.ts";
import { fluxKey } from "../../look/flux/flux.ts";
import type { PlaneFlux } from "../../look/flux/plane-flux.ts";
import type { ResolvedView } from "../../look/looks.ts";
import type { Grid } from "../../model/grid.ts";
import type { MeanCurves } from "../../observe/share-curves.ts";
import type { KeptState } from "../../run/kept-states.ts";
import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";
import { type MoveOptions, OwnRun } from "./own-run.ts";
import type { FigureRun } from "./runs.ts";

/** What was read of a run at a time. */
export interface TissueState {
  /** min */
  readonly time: number;
  readonly grid: Grid;
  readonly fields: ReadonlyMap<string, Float32Array>;
  /** What was asked for. */
  readonly flux: PlaneFlux | null;
}

/** What is asked for: a run, a time, and what is to be read. */
export interface StateRequest {
  readonly run: FigureRun;
  readonly at: FigureTime;
  readonly names: readonly string[];
  readonly flux: ResolvedView["flux"];
  readonly slice: number;
  /** What its run measures on the way, for curves. */
  readonly measured: readonly string[];
}

interface Held {
  readonly own: OwnRun;
  readonly known: Map<
    number,
    { fields: Map<string, Float32Array>; fluxes: Map<string, PlaneFlux> }
  >;
}

/**
 * Reads states for figures, each once: the runs stay open until `dispose`, so that other fields cost little. What is
 * "now" is settled when it is opened, however the page's run goes on.
 */
export class FigureStates {
  /** Where the page's run stands, min. */
  readonly now: number;
  readonly #session: Session;
  /** The present state, where the document alone does not lead to it: someone painted, or changed a value on the way. */
  readonly #present: KeptState | null;
  readonly #held = new Map<string, Promise<Held>>();
  readonly #bases = new Map<LabBase, number>();
  #isDisposed = false;

  private constructor(session: Session, now: number, present: KeptState | null) {
    this.#session = session;
    this.now = now;
    this.#present = present;
  }

  /** Rejects where nothing runs. */
  static async open(session: Session): Promise<FigureStates> {
    const run = session.run?.run;
    if (run === undefined) throw new Error(t`No preset is loaded yet.`);
    await session.keepNow();
    const time = run.time.peek();
    const kept = run.states.peek().findLast((state) => state.time <= time);
    return new FigureStates(session, kept?.time ?? time, run.touched ? (kept ?? null) : null);
  }

  async read(request: StateRequest, options: MoveOptions = {}): Promise<TissueState> {
    const { run, at, names, flux, slice, measured } = request;
    const isLive = at.isPresent && run.isMain && this.#present !== null;
    const { own, known } = await this.#open(run, isLive, measured);
    const state = known.get(at.time) ?? { fields: new Map(), fluxes: new Map() };
    known.set(at.time, state);
    const missing = names.filter((name) => !state.fields.has(name));
    const fluxName = flux === undefined ? "" : `${fluxKey(flux)} ${slice}`;
    const lacksFlux = flux !== undefined && !state.fluxes.has(fluxName);
    if (missing.length > 0 || lacksFlux) {
      if (!isLive && own.time !== at.time) await own.moveTo(at.time, options);
      for (const name of missing) state.fields.set(name, await own.loaded.run.read(name));
      if (lacksFlux) state.fluxes.set(fluxName, await readPlaneFlux(own, flux, slice));
    }
    options.signal?.throwIfAborted();
    const { grid } = own.loaded.run.engine;
    return { time: at.time, grid, fields: state.fields, flux: state.fluxes.get(fluxName) ?? null };
  }

  /** What was measured of a run up to a time (min), of these and what shares of cells are made of. */
  async curves(
    run: FigureRun,
    measured: readonly string[],
    until: number,
    options: MoveOptions = {},
  ): Promise<MeanCurves> {
    const { own } = await this.#open(run, false, measured);
    const { series } = own.loaded.run;
    if ((series.times.at(-1) ?? 0) < until) await own.moveTo(until, options);
    const count = series.times.filter((time) => time <= until).length;
    const columns = [...series.columns].map(
      ([name, column]) => [name, column.slice(0, count)] as const,
    );
    return { times: series.times.slice(0, count), columns: new Map(columns) };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const held of this.#held.values()) {
      // What could not be opened has nothing to free, and whoever asked for it was told.
      held.then(({ own }) => own.dispose()).catch(() => undefined);
    }
    this.#held.clear();
  }

  async #open(run: FigureRun, isLive: boolean, measured: readonly string[]): Promise<Held> {
    const key = isLive ? "present" : `${measured.join(" ")} ${this.#keyOf(run)}`;
    const known = this.#held.get(key);
    if (known !== undefined) return known;
    const opening = this.#openRun(run, isLive, measured).then((own): Held => {
      if (this.#isDisposed) own.dispose();
      return { own, known: new Map() };
    });
    this.#held.set(key, opening);
    // What failed is tried again when it is asked for again.
    opening.catch(() => this.#held.delete(key));
    return opening;
  }

  async #openRun(run: FigureRun, isLive: boolean, measured: readonly string[]): Promise<OwnRun> {
    const main = this.#session.run?.run;
    if (!isLive || this.#present === null || main === undefined) {
      return OwnRun.open(run, this.#session, { measured });
    }
    return OwnRun.open(run, this.#session, { resume: await main.unpack(this.#present) });
  }

  /** What of a document makes its run another one. */
  #keyOf({ document, base }: FigureRun): string {
    const { parameters, treatments, settings } = document;
    if (!this.#bases.has(base)) this.#bases.set(base, this.#bases.size);
    return JSON.stringify([this.#bases.get(base), parameters, treatments, settings]);
  }
}

async function readPlaneFlux(
  { loaded }: OwnRun,
  flux: NonNullable<ResolvedView["flux"]>,
  slice: number,
): Promise<PlaneFlux> {
  const { readFlux } = await import("../../observe/read-flux.ts");
  const { engine, scenario } = loaded.run;
  const { x, y } = await readFlux(engine, scenario, flux.field, flux.terms);
  const { nx, ny, dx, dy } = engine.grid;
  const [from, to] = [nx * ny * slice, nx * ny * (slice + 1)];
  return { x: x.subarray(from, to), y: y.subarray(from, to), width: nx, height: ny, dx, dy };
}
