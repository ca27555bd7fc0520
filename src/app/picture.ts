import type { Engine, FieldImage, Measurement, ShowRequest } from "../engine/engine.ts";
import type { Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";
import type { ViewSetting } from "../model/view-setting.ts";
import { cellVolumeOf } from "../observe/cell-volume.ts";
import { choiceOf, settingOf, type ViewChoice } from "../ui/view-choice.ts";
import { type AutoWindowStyle, followWindow } from "../view/auto-window.ts";
import { drawableSetting, polesOf, resolveView } from "../view/resolve-view.ts";
import type { ResolvedView, ResolvedWindow } from "../view/resolved-view.ts";
import type { Stage } from "../view/stage.ts";

/** What the user looks at: the choice of view, its windows, and the drawing of the present state. */
export class Picture {
  choice: ViewChoice;
  readonly windows = new Map<string, ResolvedWindow>();
  /** The image drawn last, for reading values off it. */
  image: FieldImage | null = null;
  private model: Model;
  /** Present values by name. */
  private parameters: Readonly<Record<string, number>>;
  private preset: ViewSetting;
  private drawing = false;
  private again = false;
  private closed = false;
  private readonly stage: Stage;
  private readonly onFailure: (error: unknown, engine: Engine) => void;

  /** `onFailure`: a picture that was on its way did not come. */
  constructor(
    stage: Stage,
    { model, parameters }: Pick<Scenario, "model" | "parameters">,
    preset: ViewSetting,
    slice: number,
    onFailure: (error: unknown, engine: Engine) => void,
  ) {
    this.stage = stage;
    this.onFailure = onFailure;
    this.model = model;
    this.parameters = parameters;
    this.preset = preset;
    this.choice = choiceOf(drawableSetting(preset), model, slice);
  }

  /** "preset": as the preset asks to be looked at. */
  setChoice(wanted: ViewChoice | "preset"): void {
    const choice =
      wanted === "preset"
        ? choiceOf(drawableSetting(this.preset), this.model, this.choice.slice)
        : wanted;
    if (choice.mode !== this.choice.mode) this.windows.clear();
    this.choice = choice;
    this.applyView();
  }

  /** By which cells are counted from now on. */
  setParameters(values: Readonly<Record<string, number>>): void {
    this.parameters = values;
    if (this.model.fields.some(({ cellVolume }) => cellVolume !== undefined)) this.applyView();
  }

  /** Names of what has a window that follows the data. */
  followed(): readonly string[] {
    const setting = settingOf(this.choice);
    if (setting.mode === "field") return setting.window === "auto" ? [setting.field] : [];
    if (setting.mode === "polarization") {
      return setting.density === "auto"
        ? polesOf(setting, this.model).map(({ field }) => field)
        : [];
    }
    return setting.channels.filter(({ window }) => window === "auto").map(({ field }) => field);
  }

  /** Lets the windows that follow the data follow these; whether one of them moved. */
  follow({ fields, observables }: Measurement): boolean {
    const style = this.windowStyle();
    let moved = false;
    for (const name of this.followed()) {
      const statistics = fields[name] ?? observables[name];
      if (statistics === undefined) continue;
      const last = this.windows.get(name) ?? null;
      const next = followWindow(last, statistics, style);
      moved ||= last === null || last[0] !== next[0] || last[1] !== next[1];
      this.windows.set(name, next);
    }
    if (moved || this.stage.view === null) this.applyView();
    return moved;
  }

  /** The view with the windows as they are now. */
  resolved(): ResolvedView {
    return resolveView(
      settingOf(this.choice),
      this.model,
      (name) => this.windows.get(name) ?? [0, 1],
      (name) => cellVolumeOf(this.model, name, this.parameters),
    );
  }

  /** Nothing that is still on its way is drawn any more. */
  close(): void {
    this.closed = true;
  }

  /** Draws the engine's present state; while that is on its way, the next call waits for it. */
  draw(engine: Engine): void {
    if (this.closed) return;
    if (this.drawing) {
      this.again = true;
      return;
    }
    const { names } = this.stage;
    const shown = engine.show(this.request(names));
    if (!(shown instanceof Promise)) {
      this.put(shown, names);
      return;
    }
    this.drawing = true;
    shown
      .then((image) => this.put(image, names))
      .catch((error: unknown) => {
        if (!this.closed) this.onFailure(error, engine);
      })
      .finally(() => {
        this.drawing = false;
        if (this.again) {
          this.again = false;
          this.draw(engine);
        }
      });
  }

  /** Draws the engine's present state; resolves when it is drawn. */
  async drawNow(engine: Engine): Promise<void> {
    const { names } = this.stage;
    this.put(await engine.show(this.request(names)), names);
  }

  private request(names: readonly string[]): ShowRequest {
    const shown = names.length > 0 ? names : [this.model.fields[0]?.name ?? ""];
    return { names: shown, slice: this.choice.slice };
  }

  private put(image: FieldImage, names: readonly string[]): void {
    if (this.closed) return;
    this.image = image;
    this.stage.draw(image, names.length > 0 ? { time: image.time, names } : { time: image.time });
    markFirstPicture();
  }

  private applyView(): void {
    this.stage.setView(this.resolved());
  }

  /** How windows that follow the data lie. */
  windowStyle(): AutoWindowStyle {
    if (this.choice.mode !== "field") return { anchor: "zero" };
    return { anchor: this.choice.single.map === "balance" ? "centered" : "range" };
  }
}

const firstPicture = "milieu:first-picture";

/** Leaves a mark in the page's timeline, once, for the benchmark. */
function markFirstPicture(): void {
  if (performance.getEntriesByName(firstPicture).length === 0) performance.mark(firstPicture);
}
