import type { FieldImage } from "../../engine/engine.ts";
import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import type { ResolvedView } from "../../look/looks.ts";
import { viewNames } from "../../look/views.ts";
import { createRunHead, type RunHead } from "../../ui/compare/run-head.ts";
import { element } from "../../ui/element.ts";
import { showRequest } from "../../view/show-request.ts";
import type { Stage } from "../../view/stage.ts";
import { type MountedStage, mountAgain, mountStage } from "../machine/mount-stage.ts";
import type { Machine } from "../machine/open-engine.ts";
import { type MarkedRun, MarksReader } from "../picture/marks-reader.ts";
import { Picture } from "../picture/picture.ts";
import type { LoadedRun } from "../session/loaded-run.ts";
import type { CompareRun } from "./run.ts";

export interface ComparePaneHost {
  readonly close: (key: string) => void;
  /** A stage is there, or another one: whoever listens to it or frames it is told. */
  readonly onStage: (pane: ComparePane) => void;
  /** What a full arrow of its flux would stand for, where it is looked at as the main run is. */
  readonly onFlux: (pane: ComparePane, key: string, scale: number) => void;
  /** `retry`: null while drawing is tried again anyway. */
  readonly onFailure: (error: unknown, retry: (() => void) | null) => void;
}

/** The place of a further run beside the main one: its name, its stage, and the drawing of its state. */
export class ComparePane {
  readonly element: HTMLElement;
  readonly stageElement = element("div", { class: "stage" });
  readonly head: RunHead;
  readonly run: CompareRun;
  mounted: MountedStage | null = null;
  /** Drawn last, for reading values off it. */
  image: FieldImage | null = null;
  readonly #host: ComparePaneHost;
  #machine: Machine | null = null;
  #shown: LoadedRun | null = null;
  /** Of another model, which cannot be looked at as the main one is: its preset's own view. */
  #own: Picture | null = null;
  /** Levels of contours and a flux, of this run's fields. */
  #marks: MarksReader | null = null;
  #slice = 0;
  #drawsOwn = false;
  #isClosed = false;

  constructor(run: CompareRun, host: ComparePaneHost) {
    this.run = run;
    this.#host = host;
    this.head = createRunHead(run.key, { close: host.close });
    this.element = element("div", { class: "pane" }, this.head.element, this.stageElement);
  }

  /** A stage for the machine that computes; one whose context is lost is mounted again. */
  async mount(machine: Machine): Promise<void> {
    if (this.#machine === machine) return;
    this.#machine = machine;
    this.#unmount();
    const isWanted = (): boolean => !this.#isClosed && this.#machine === machine;
    const again = (): void => {
      if (!isWanted()) return;
      this.#machine = null;
      void this.mount(machine);
    };
    try {
      const mounted = await mountAgain(
        async () => (isWanted() ? mountStage(this.stageElement, machine, again) : null),
        (error) => this.#host.onFailure(error, null),
      );
      if (mounted === null || !isWanted()) {
        mounted?.unmount();
        return;
      }
      mounted.stage.setInsets({ left: 0, right: 0, top: 0, bottom: 0, margin: 0 });
      this.mounted = mounted;
      this.#shown = null;
      this.#host.onStage(this);
    } catch (error) {
      if (isWanted()) this.#host.onFailure(error, again);
    }
  }

  /** Draws the run's present state as the main run is looked at, in the same windows. */
  async draw(main: ResolvedView, slice: number): Promise<void> {
    const stage = this.mounted?.stage;
    const { loaded } = this.run;
    if (stage === undefined || loaded === null || stage.lost) return;
    try {
      if (this.#shown !== loaded) this.#enter(loaded, slice);
      const view = this.#viewOf(loaded, main);
      if (stage.view !== view) stage.setView(view);
      const { names } = stage;
      const depth = Math.min(slice, loaded.run.engine.grid.nz - 1);
      const image = await loaded.run.show({ ...showRequest(view, depth), names });
      if (this.mounted?.stage !== stage || this.run.loaded?.run !== loaded.run) return;
      this.image = image;
      this.#slice = depth;
      stage.draw(image, { time: image.time, names });
      this.#marks?.follow(loaded.run.engine, view, (error) => {
        const isSeenTo = error instanceof EngineClosed || error instanceof EngineLost;
        if (!isSeenTo && !this.#isClosed) this.#host.onFailure(error, null);
      });
    } catch (error) {
      const isSeenTo = error instanceof EngineClosed || error instanceof EngineLost;
      if (!isSeenTo && !this.#isClosed) this.#host.onFailure(error, null);
    }
  }

  dispose(): void {
    this.#isClosed = true;
    this.#unmount();
    this.element.remove();
  }

  #enter(loaded: LoadedRun, slice: number): void {
    const stage = this.mounted?.stage;
    if (stage === undefined) return;
    const isOther = this.#shown?.run !== loaded.run;
    this.#shown = loaded;
    if (!isOther) return;
    const { scenario, view } = loaded.preset;
    this.image = null;
    stage.setScene({ grid: scenario.grid, title: scenario.title });
    this.#own?.close();
    this.#own = new Picture(stage, scenario, view, slice);
    this.#marks?.close();
    this.#marks = this.#marksOn(stage);
    this.#host.onStage(this);
  }

  #marksOn(stage: Stage): MarksReader {
    const pane = this;
    const picture: MarkedRun = {
      get image() {
        return pane.image;
      },
      get shown() {
        return { image: pane.image, names: stage.names, slice: pane.#slice };
      },
      get shownView() {
        return stage.view;
      },
      scenario: () => pane.run.loaded?.run.scenario ?? null,
      followFlux: (key, scale) => {
        if (pane.#drawsOwn) pane.#own?.followFlux(key, scale);
        else pane.#host.onFlux(pane, key, scale);
      },
    };
    return new MarksReader(picture, (marks) => stage.setMarks(marks));
  }

  #viewOf({ preset }: LoadedRun, main: ResolvedView): ResolvedView {
    const { fields, observables } = preset.scenario.model;
    const known = new Set([...fields, ...observables].map(({ name }) => name));
    this.#drawsOwn = !viewNames(main).every((name) => known.has(name));
    if (!this.#drawsOwn || this.#own === null) return main;
    if (this.run.measurement !== null) this.#own.follow(this.run.measurement);
    return this.#own.resolved();
  }

  #unmount(): void {
    const { mounted } = this;
    this.mounted = null;
    this.#shown = null;
    this.#own?.close();
    this.#marks?.close();
    this.#marks = null;
    mounted?.unmount();
  }
}
