import type { Engine, Measurement } from "../../engine/engine.ts";
import type { Camera, LabDocument } from "../../lab/document.ts";
import { viewOf } from "../../lab/view-of.ts";
import type { WindowPace } from "../../look/auto-window.ts";
import { drawableSetting } from "../../look/views.ts";
import { FrameDriver } from "../../run/frame-driver.ts";
import { withSetting } from "../../ui/view-choice.ts";
import type { Framing } from "../../view/framing.ts";
import type { Stage } from "../../view/stage.ts";
import type { Beside } from "../session/beside.ts";
import type { LoadedRun } from "../session/loaded-run.ts";
import { Picture } from "./picture.ts";

/** Whose run is shown: a session. */
export interface Shown {
  readonly run: LoadedRun | null;
  readonly measurement: Measurement | null;
  readonly parameters: { readonly values: Readonly<Record<string, number>> };
  readonly beside: Beside | null;
  /** Whether its run moves, stands still, or stands where it was brought. */
  readonly pace: WindowPace;
  /** What was asked of an engine for a picture failed. */
  failOf(engine: Engine, error: unknown): void;
}

/** Who hears of a scene. */
export interface SceneHost {
  /** It is looked at in another way. */
  readonly onChoice: () => void;
  /** What is shown of the tissue was drawn, and its windows moved with it. */
  readonly onWindows: () => void;
}

/** What is seen of a session's run, and of those beside it: the stage, the picture on it, when it is drawn. */
export class Scene {
  stage: Stage;
  picture: Picture | null = null;
  readonly #shown: Shown;
  readonly #host: SceneHost;
  readonly #frames = new FrameDriver(() => this.#draw());

  constructor(shown: Shown, stage: Stage, host: SceneHost) {
    this.#shown = shown;
    this.stage = stage;
    this.#host = host;
  }

  /** Another run, looked at as its document says; `show` follows. */
  open(loaded: LoadedRun): void {
    const { document, base, preset } = loaded;
    const { camera, view } = document;
    this.picture?.close();
    this.#setScene(loaded);
    const picture = this.#open(loaded, camera?.slice ?? Math.floor(preset.scenario.grid.nz / 2));
    if (view !== null) {
      picture.setChoice(withSetting(picture.choice, drawableSetting(viewOf(document, base), 2)));
    }
    if (camera !== null) this.stage.setFraming(framingOf(camera));
  }

  /** Draws the present state, with the windows that it has. */
  show(): void {
    if (this.picture !== null) this.stage.setView(this.picture.resolved());
    this.redraw();
  }

  /** Draws the present state anew. */
  redraw(): void {
    this.#frames.invalidate();
  }

  /** Looks at the tissue as a document says; the settings of other looks stay as they are. */
  showView(document: LabDocument): void {
    const { picture } = this;
    const { run } = this.#shown;
    if (picture === null || run === null) return;
    const setting = drawableSetting(viewOf(document, run.base), 2);
    picture.setChoice(withSetting(picture.choice, setting));
    this.#afterChoice(picture);
  }

  /** Another slice of a volume, by its index. */
  showSlice(slice: number): void {
    const { picture } = this;
    if (picture === null || picture.choice.slice === slice) return;
    picture.setChoice({ ...picture.choice, slice });
    this.#afterChoice(picture);
  }

  /** Where a document is looked at; null: the whole domain. */
  showCamera(camera: Camera | null): void {
    if (camera === null) this.stage.fit();
    else this.stage.setFraming(framingOf(camera));
    if (camera?.slice !== undefined) this.showSlice(camera.slice);
  }

  /** Other runs are drawn beside this one: compares with the right one, and draws anew. */
  showBeside(): boolean {
    const { picture } = this;
    if (picture === null) return false;
    const { beside, measurement } = this.#shown;
    picture.compareWith(beside?.against() ?? null);
    if (measurement !== null) picture.follow(measurement);
    this.redraw();
    return true;
  }

  /** Parameters have other values. */
  setParameters(values: Readonly<Record<string, number>>): void {
    this.picture?.setParameters(values);
    this.redraw();
  }

  /** Lets windows follow what was measured. */
  follow(measurement: Measurement): void {
    const { picture } = this;
    if (picture === null) return;
    // How far two runs differ is read when they are drawn.
    const isToRead = picture.isOfTwo && this.#shown.pace !== "gliding";
    if (picture.follow(measurement) || isToRead) this.redraw();
  }

  /** Draws no more on the present stage: it is lost or taken away. */
  leaveStage(): void {
    this.picture?.close();
  }

  /** Draws on another stage. */
  enterStage(stage: Stage): void {
    const { framing } = this.stage;
    this.stage = stage;
    const before = this.picture;
    const { run } = this.#shown;
    if (run === null || before === null) return;
    this.#setScene(run);
    stage.setFraming(framing);
    const picture = this.#open(run, before.choice.slice);
    for (const [name, window] of before.windows) picture.windows.set(name, window);
    picture.setChoice(before.choice);
    this.show();
  }

  #afterChoice(picture: Picture): void {
    const { measurement } = this.#shown;
    if (measurement !== null) picture.follow(measurement);
    this.show();
    this.#host.onChoice();
  }

  #setScene({ preset }: LoadedRun): void {
    const { grid, title } = preset.scenario;
    this.stage.setScene({ grid, title });
  }

  #open({ preset }: LoadedRun, slice: number): Picture {
    const shown = this.#shown;
    const scenario = { ...preset.scenario, parameters: shown.parameters.values };
    const picture = new Picture(this.stage, scenario, preset.view, slice);
    picture.onMarksFailed = (engine, error) => shown.failOf(engine, error);
    picture.scenario = () => {
      const now = shown.run?.preset.scenario;
      return now === undefined ? null : { ...now, parameters: shown.parameters.values };
    };
    picture.onScale = () => this.#host.onWindows();
    picture.pace = () => shown.pace;
    picture.others = () => shown.beside?.others() ?? [];
    picture.compareWith(shown.beside?.against() ?? null);
    this.picture = picture;
    return picture;
  }

  async #draw(): Promise<void> {
    const { picture } = this;
    const { run, beside } = this.#shown;
    if (run === null || picture === null) return;
    const { engine } = run.run;
    try {
      const [moved] = await Promise.all([picture.drawNow(engine), beside?.draw()]);
      if (moved) this.#host.onWindows();
    } catch (error) {
      if (this.picture === picture) this.#shown.failOf(engine, error);
    }
  }
}

function framingOf({ center, zoom, turn }: Camera): Framing {
  return { x: center[0], y: center[1], zoom, ...(turn && { turn }) };
}
