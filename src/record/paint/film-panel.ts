import type { Measurement } from "../../engine/engine.ts";
import { differenceRange } from "../../look/difference/range.ts";
import { fluxScale } from "../../look/flux/plane-flux.ts";
import type { DrawnSetting, ResolvedView } from "../../look/looks.ts";
import { capital } from "../../look/parts/capital.ts";
import { drawableSetting, resolveView, sourcesOf, spaceOf } from "../../look/views.ts";
import { cellVolumeOf } from "../../observe/cell-volume.ts";
import { t } from "../../texts/text.ts";
import { extentOf } from "../../view/framing.ts";
import { readPlane } from "../../view/read-plane.ts";
import { seenExtent } from "../../view/seen.ts";
import { showRequest } from "../../view/show-request.ts";
import type { FilmedRun } from "../filmed-run.ts";
import { readMarks } from "../read-marks.ts";
import type { FilmScene } from "./film-scene.ts";
import { FilmWindows } from "./film-windows.ts";
import type { ReadTissue } from "./paint-tissue.ts";

/** How a run is looked at: what shows it, and the windows of that. */
interface Lens {
  readonly setting: DrawnSetting;
  readonly windows: FilmWindows;
}

/** A panel that shows a look of all runs that are filmed. */
export class LookPanel {
  /** Shown in it: of several runs one, two of them compared, or each. */
  readonly runs: readonly FilmedRun[];
  readonly #scene: FilmScene;
  readonly #main: FilmedRun;
  /** Runs of one model share one. */
  readonly #lenses: ReadonlyMap<FilmedRun, Lens>;
  /** Of a look of two runs, the other one; null: it is of one. */
  readonly #against: FilmedRun | null;

  /** `own`: the setting of a panel that does not show what the page shows. */
  constructor(scene: FilmScene, own: DrawnSetting | null) {
    const { compare, runs, film } = scene;
    const [main] = runs;
    if (main === undefined) throw new Error("There is no run to film.");
    const other = compare?.layout === "difference" ? runs[compare.against] : undefined;
    const setting = drawableSetting(own ?? scene.setting, other === undefined ? 1 : 2);
    const start = (known: FilmScene["windows"]) => (film.windows === "fixed" ? known : null);
    const windows = start(own === null ? scene.windows : new Map());
    const { model } = main.scenario;
    const shared: Lens = { setting, windows: new FilmWindows(setting, model, windows) };
    this.#scene = scene;
    this.#main = main;
    this.#against = sourcesOf(setting.mode) === 2 ? (other ?? null) : null;
    this.runs = compare === undefined || compare.layout === "difference" ? [main] : runs;
    this.#lenses = new Map(
      runs.map((run) => {
        const view = run.setting && drawableSetting(run.setting);
        if (view === undefined) return [run, shared];
        return [
          run,
          { setting: view, windows: new FilmWindows(view, run.scenario.model, start(new Map())) },
        ];
      }),
    );
  }

  /** What of a run must be measured for it. */
  namesOf(run: FilmedRun): readonly string[] {
    return this.#against === null ? this.#lens(run).windows.names : [];
  }

  /** Lets windows follow what the runs are now. */
  async follow(measured: ReadonlyMap<FilmedRun, Measurement>): Promise<void> {
    const { windows } = this.#lens(this.#main);
    if (this.#against === null) {
      for (const lens of new Set(this.#lenses.values())) {
        const own = [...measured].filter(([run]) => this.#lens(run) === lens);
        lens.windows.follow(own.map(([, measurement]) => measurement));
      }
      return;
    }
    const [name] = windows.names;
    if (name === undefined) return;
    const shown = { image: null, names: [], slice: this.#scene.slice };
    const [first, second] = await Promise.all([
      readPlane(this.#main.engine, shown, name),
      readPlane(this.#against.engine, shown, name),
    ]);
    windows.take(name, differenceRange(first, second));
  }

  /** The view with the windows as they are now. */
  get view(): ResolvedView {
    return this.#viewOf(this.#main);
  }

  /** The looks of which something must be loaded to draw it. */
  get views(): readonly ResolvedView[] {
    return this.runs.map((run) => this.#viewOf(run));
  }

  /** Width over height of what a picture of it fills; null: whatever there is. */
  aspect(view: ResolvedView): number | null {
    if (view.mode === "multiples") return null;
    const { width, height } = seenExtent(extentOf(this.#main.engine.grid), spaceOf(view));
    return width / height;
  }

  /** Whether names of runs stand above its tissues: of several, or of the two that are compared. */
  get isHeaded(): boolean {
    return this.runs.length > 1 || this.#against !== null;
  }

  /** One for each tissue that stands in it. */
  tissues(): readonly ReadTissue[] {
    return this.runs.map((run) => () => this.#read(run));
  }

  #lens(run: FilmedRun): Lens {
    const lens = this.#lenses.get(run);
    if (lens === undefined) throw new Error("This run is not filmed.");
    return lens;
  }

  #viewOf(run: FilmedRun): ResolvedView {
    const { setting, windows } = this.#lens(run);
    const { model, parameters } = run.scenario;
    return resolveView(
      setting,
      model,
      (name) => windows.of(name),
      (name) => cellVolumeOf(model, name, parameters),
    );
  }

  async #read(run: FilmedRun): ReturnType<ReadTissue> {
    const { engine, scenario } = run;
    const other = this.#against;
    const label = other === null ? runName(run) : `${runName(run)} − ${runName(other)}`;
    const { grid } = engine;
    const slice = Math.min(this.#scene.slice, grid.nz - 1);
    const request = showRequest(this.#viewOf(run), slice);
    const shown = { image: null, names: request.names, slice };
    const marks = await readMarks(engine, this.#viewOf(run), shown, scenario);
    const scale = marks.flux === null ? null : fluxScale(marks.flux.plane);
    if (marks.flux !== null && scale !== null) {
      this.#lens(run).windows.takeScale(marks.flux.key, scale);
    }
    const against = this.#against === null ? null : await this.#against.engine.show(request);
    const image = await engine.show(request);
    return { label, image, against, marks, grid, view: this.#viewOf(run) };
  }
}

function runName({ label }: FilmedRun): string {
  return label === "" ? t`This run` : capital(label);
}
