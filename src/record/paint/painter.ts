import type { Measurement } from "../../engine/engine.ts";
import { type CurveMark, nameFirst } from "../../observe/curve-data.ts";
import { groupCurves, type LaneGroup, regroupCurves } from "../../observe/curve-lanes.ts";
import { extentOf, type Framing } from "../../view/framing.ts";
import type { FilmedRun } from "../filmed-run.ts";
import { markersAt } from "../script/film-markers.ts";
import type { FilmFrame } from "../script/film-script.ts";
import type { FilmOverlays } from "../script/film-setting.ts";
import { type PixelBox, panelBoxes } from "../script/panel-layout.ts";
import { FilmCurves, measuredFor } from "./film-curves.ts";
import { LookPanel } from "./film-panel.ts";
import type { FilmScene } from "./film-scene.ts";
import { markerRoom } from "./marker-room.ts";
import { type OverlayContents, overlayBoxes } from "./overlay-boxes.ts";
import { paintCurves, reachOf } from "./paint-curves.ts";
import { paintOverlays } from "./paint-overlays.ts";
import { HEAD, paintTissues } from "./paint-tissue.ts";
import { placeBoxes } from "./place-boxes.ts";
import { SteadyBoxes } from "./steady-boxes.ts";

/** As around the tissue of a picture. */
const GROUND = "#05070a";
/** Captions are laid out as in a window of this size, px, and those of a small panel as in one of that. */
const WHOLE = { width: 640, height: 560 };
const PANEL = { width: 400, height: 350 };

interface Panel {
  /** null: curves. */
  readonly look: LookPanel | null;
  readonly steady: SteadyBoxes;
  readonly overlays: FilmOverlays;
  readonly scratch: OffscreenCanvas[];
}

/** Paints the frames of a film one after the other, each of what its runs are by then; a preview is one frame of it. */
export class FilmPainter {
  readonly canvas: OffscreenCanvas;
  readonly #scene: FilmScene;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #panels: readonly Panel[];
  readonly #marks: readonly CurveMark[];
  #curves: readonly FilmCurves[] | null = null;
  /** Of the curves: they stay while every curve can be seen. */
  #lanes: readonly LaneGroup[] | null = null;

  constructor(scene: FilmScene) {
    const { film, treatments } = scene;
    this.#scene = scene;
    this.canvas = new OffscreenCanvas(film.width, film.height);
    const context = this.canvas.getContext("2d", { alpha: film.transparent });
    if (context === null) throw new Error("This browser gave no 2D canvas for the film.");
    this.#context = context;
    const first = Math.max(
      0,
      film.panels.findIndex(({ kind }) => kind !== "curves"),
    );
    this.#panels = film.panels.map((panel, index) => ({
      look:
        panel.kind === "curves"
          ? null
          : new LookPanel(scene, panel.kind === "look" ? panel.setting : null),
      steady: new SteadyBoxes(),
      overlays: index === first ? film.overlays : ownOverlays(film.overlays),
      scratch: [],
    }));
    this.#marks = curveMarks(treatments);
  }

  /** Resolves when what draws its looks is there. */
  async ready(): Promise<void> {
    const { stage } = this.#scene;
    const views = this.#panels.flatMap(({ look }) => look?.views ?? []);
    await Promise.all(views.map((view) => stage.ready(view)));
  }

  /** Whether it paints curves, which want to be measured before the first frame, too. */
  get hasCurves(): boolean {
    return this.#panels.some(({ look }) => look === null);
  }

  /** A point of every curve, of the runs' present state. */
  async measureCurves(): Promise<void> {
    const { runs, series } = this.#scene;
    const curves = series.map(({ name }) => name);
    const measure = async (run: FilmedRun) =>
      [run, await run.engine.measure({ names: measuredFor(curves, run) })] as const;
    this.#addToCurves(new Map(await Promise.all(runs.map(measure))), this.#main.engine.time);
  }

  /** Paints a frame of the runs' present state; the canvas is the same each time. */
  async paint(frame: FilmFrame): Promise<OffscreenCanvas> {
    const { film } = this.#scene;
    await this.#measure(frame);
    const { width, height } = film;
    const unit = Math.min(width / WHOLE.width, height / WHOLE.height);
    const gap = film.panels.length > 1 ? Math.max(2, Math.round(3 * unit)) : 0;
    const whole = { left: 0, top: 0, width, height };
    const boxes = panelBoxes(film.layout, film.panels.length, whole, gap);
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, width, height);
    if (!film.transparent) {
      this.#context.fillStyle = GROUND;
      this.#context.fillRect(0, 0, width, height);
    }
    for (const [index, panel] of this.#panels.entries()) {
      const box = boxes[index] as PixelBox;
      const own = Math.min(unit, box.width / PANEL.width, box.height / PANEL.height);
      await this.#paintPanel(panel, box, own, frame);
    }
    return this.canvas;
  }

  async #paintPanel(
    { look, steady, overlays, scratch }: Panel,
    box: PixelBox,
    unit: number,
    frame: FilmFrame,
  ): Promise<void> {
    const { compare, stage, film } = this.#scene;
    const context = this.#context;
    const room = { width: box.width / unit, height: box.height / unit };
    const view = look?.view ?? null;
    const wanted = overlayBoxes(context, overlays, this.#contents(frame, view), room.width);
    const wishes = steady.hold(wanted);
    const isWiped = compare?.layout === "wiper";
    const aspect = view === null ? null : (look?.aspect(view) ?? null);
    const tissues = look?.tissues() ?? [];
    const layout = placeBoxes(
      {
        ...room,
        aspect: aspect ?? room.width / room.height,
        tissues: isWiped ? 1 : Math.max(1, tissues.length),
        head: look?.isHeaded ? HEAD : 0,
      },
      wishes,
    );
    let scale = 1;
    if (look === null) {
      context.setTransform(unit, 0, 0, unit, box.left, box.top);
      paintCurves(context, layout.free, this.#curvesAt(frame));
    } else {
      scale = await paintTissues(
        {
          ctx: context,
          stage,
          box,
          unit,
          framing: this.#framing(frame),
          extent: extentOf(this.#main.engine.grid),
          layout,
          wipers: isWiped && tissues.length > 1 ? compare.wipers : null,
          isHeaded: look.isHeaded,
          isTransparent: film.transparent,
          scratch,
        },
        tissues,
      );
    }
    paintOverlays(context, wishes, layout, { left: box.left, top: box.top, unit, scale });
  }

  /** What windows follow and curves are made of, of every run at this time. */
  async #measure(frame: FilmFrame): Promise<void> {
    const { runs, series } = this.#scene;
    const looks = this.#panels.flatMap(({ look }) => look ?? []);
    const { hasCurves } = this;
    const curves = hasCurves ? series.map(({ name }) => name) : [];
    const measured = new Map<FilmedRun, Measurement>();
    const measure = async (run: FilmedRun): Promise<void> => {
      const followed = looks.flatMap((look) => look.namesOf(run));
      const names = [...new Set([...followed, ...measuredFor(curves, run)])];
      if (names.length > 0 || hasCurves) measured.set(run, await run.engine.measure({ names }));
    };
    await Promise.all(runs.map(measure));
    for (const look of looks) await look.follow(measured);
    if (hasCurves) this.#addToCurves(measured, frame.time);
  }

  #addToCurves(measured: ReadonlyMap<FilmedRun, Measurement>, time: number): void {
    const { runs, series } = this.#scene;
    const names = series.map(({ name }) => name);
    this.#curves ??= runs.map((run) => new FilmCurves(run, names, time));
    for (const [index, curve] of this.#curves.entries()) {
      const own = measured.get(runs[index] as FilmedRun);
      if (own !== undefined) curve.add(own);
    }
  }

  #contents(frame: FilmFrame, view: LookPanel["view"] | null): OverlayContents {
    const { film, script, title, treatments } = this.#scene;
    return {
      title: film.title ?? title,
      caption: film.caption,
      author: film.author,
      time: frame.time,
      lastTime: script.to,
      markers: markersAt(treatments, script, frame.at, frame.time),
      markerRoom: markerRoom(treatments, script),
      view,
    };
  }

  #curvesAt({ time }: FilmFrame) {
    const { script, series } = this.#scene;
    const curves = this.#curves ?? [];
    const runs = curves.map((curve) => curve.drawn);
    const begin = Math.min(script.from, ...runs.map(({ data }) => data.times[0] ?? script.from));
    const known = curves.flatMap((curve) => curve.known);
    const all = [...runs.map(({ data }) => data), ...known];
    const reach = (name: string): number => reachOf(all, name);
    this.#lanes =
      this.#lanes === null ? groupCurves(series, reach) : regroupCurves(this.#lanes, reach);
    return {
      groups: this.#lanes,
      runs,
      known,
      from: begin,
      to: Math.max(script.to, begin + 1e-9),
      now: time,
      marks: this.#marks,
    };
  }

  get #main(): FilmedRun {
    return this.#scene.runs[0] as FilmedRun;
  }

  #framing({ camera }: FilmFrame): Framing {
    const { framing } = this.#scene;
    const [x, y] = camera.center ?? [framing.x, framing.y];
    const turn = camera.turn ?? framing.turn;
    return { x, y, zoom: camera.zoom ?? framing.zoom, ...(turn && { turn }) };
  }
}

/** Each name at its first time; those of one time together. */
function curveMarks(treatments: FilmScene["treatments"]): readonly CurveMark[] {
  const named = nameFirst(treatments.filter(({ kind }) => kind !== "stop"));
  const times = [...new Set(named.map(({ time }) => time))];
  return times.map((time) => {
    const own = named.filter((mark) => mark.time === time && mark.label !== "");
    return { time, label: own.map(({ label }) => label).join(", ") };
  });
}

/** What is said of a single panel beside others: what its colors mean, and how long something is. */
function ownOverlays({ legend, colorBar, scaleBar }: FilmOverlays): FilmOverlays {
  return {
    title: null,
    legend,
    colorBar,
    treatments: null,
    time: null,
    scaleBar,
    caption: null,
    author: null,
  };
}
