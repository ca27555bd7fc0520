import type { Engine, FieldImage, Measurement, ShowRequest } from "../../engine/engine.ts";
import {
  type AutoWindowStyle,
  type DataRange,
  followWindow,
  type WindowPace,
} from "../../look/auto-window.ts";
import type { ResolvedWindow } from "../../look/look.ts";
import type { DrawnSetting, ResolvedView } from "../../look/looks.ts";
import type { ViewSetting } from "../../look/view-file.ts";
import {
  drawableSetting,
  followedNames,
  resolveView,
  sourcesOf,
  windowStyleOf,
} from "../../look/views.ts";
import type { Model } from "../../model/model.ts";
import type { Scenario } from "../../model/scenario.ts";
import { cellVolumeOf } from "../../observe/cell-volume.ts";
import { choiceOf, settingOf, type ViewChoice, withSetting } from "../../ui/view-choice.ts";
import type { ShownImage } from "../../view/read-plane.ts";
import { showRequest } from "../../view/show-request.ts";
import type { Stage } from "../../view/stage.ts";
import { DifferenceReader } from "./difference-reader.ts";
import { markFirstPicture } from "./first-picture.ts";
import { MarksReader } from "./marks-reader.ts";

/** A run beside the one that is drawn. */
export interface OtherRun {
  readonly engine: Engine;
  /** What was measured of it last. */
  readonly measurement: Measurement | null;
}

/** What the user looks at: the choice of view, its windows, and the drawing of the present state. */
export class Picture {
  choice: ViewChoice;
  readonly windows = new Map<string, ResolvedWindow>();
  /** The image drawn last, for reading values off it. */
  image: FieldImage | null = null;
  /** Its layers. */
  imageNames: readonly string[] = [];
  /** The same of the run that it is compared with, in a view of two runs. */
  againstImage: FieldImage | null = null;
  /** Runs that are looked at in the same windows. */
  others: () => readonly OtherRun[] = () => [];
  /** What the run is of, with the parameters that it has now; null: not known. */
  scenario: () => Scenario | null = () => null;
  /** How windows go after the data now. */
  pace: () => WindowPace = () => "gliding";
  /** Told where a scale moved that is not measured, so that what is said of it is brought up to date. */
  onScale: () => void = () => {};
  /** Told why what lies over the tissue could not be read. */
  onMarksFailed: (engine: Engine, error: unknown) => void = () => {};
  private model: Model;
  private readonly dimensions: 2 | 3;
  /** Present values by name. */
  private parameters: Readonly<Record<string, number>>;
  private preset: ViewSetting;
  /** The run that a view of two runs is compared with; null: such a view shows its field alone. */
  private against: (() => Engine) | null = null;
  /** What a full arrow would stand for in each run that is looked at. */
  private readonly fluxes = new Map<object, { readonly key: string; readonly scale: number }>();
  private readonly differences = new DifferenceReader();
  private readonly marks: MarksReader;
  private closed = false;
  private readonly stage: Stage;

  constructor(
    stage: Stage,
    { model, parameters, grid }: Pick<Scenario, "model" | "parameters" | "grid">,
    preset: ViewSetting,
    slice: number,
  ) {
    this.stage = stage;
    this.model = model;
    this.parameters = parameters;
    this.preset = preset;
    this.dimensions = grid.dimensions;
    this.choice = choiceOf(drawableSetting(preset, 2), model, slice, this.dimensions);
    this.marks = new MarksReader(this, (marks) => stage.setMarks(marks));
  }

  /** The view that the stage has. */
  get shownView(): ResolvedView | null {
    return this.stage.view;
  }

  /** What was drawn last. */
  get shown(): ShownImage {
    return { image: this.image, names: this.imageNames, slice: this.choice.slice };
  }

  /** Brings what is drawn over the tissue up to an image of the engine's present state that is to be kept. */
  async settleMarks(engine: Engine, shown = this.shown): Promise<void> {
    await this.marks.read(engine, this.stage.view, shown);
  }

  /** The setting that is drawn: a view of two runs needs a second one. */
  get setting(): DrawnSetting {
    return drawableSetting(settingOf(this.choice), this.against === null ? 1 : 2);
  }

  /** Whether it is of two runs. */
  get isOfTwo(): boolean {
    return sourcesOf(this.setting.mode) === 2;
  }

  /** The choice as it is where there is one run only. */
  get aloneChoice(): ViewChoice {
    return withSetting(this.choice, drawableSetting(settingOf(this.choice)));
  }

  /** What the run that a view of two compares with shows; undefined: the view is of one. */
  showAgainst(request: ShowRequest): FieldImage | Promise<FieldImage> | undefined {
    return this.isOfTwo ? this.against?.().show(request) : undefined;
  }

  /** Compares with a run from now on, where the view is of two; null: with none. */
  compareWith(against: (() => Engine) | null): void {
    const before = this.setting.mode;
    this.against = against;
    this.differences.clear();
    if (this.setting.mode === before) return;
    this.windows.clear();
    this.applyView();
  }

  /** "preset": as the preset asks to be looked at. */
  setChoice(wanted: ViewChoice | "preset"): void {
    const choice =
      wanted === "preset"
        ? choiceOf(drawableSetting(this.preset, 2), this.model, this.choice.slice, this.dimensions)
        : wanted;
    if (choice.mode !== this.choice.mode) this.windows.clear();
    this.choice = choice;
    this.forgetLeft();
    this.applyView();
  }

  /** By which cells are counted from now on. */
  setParameters(values: Readonly<Record<string, number>>): void {
    this.parameters = values;
    if (this.model.fields.some(({ cellVolume }) => cellVolume !== undefined)) this.applyView();
  }

  /** Names of what has a window that follows the data. */
  followed(): readonly string[] {
    return followedNames(this.setting, this.model);
  }

  /** Lets the windows that follow the data follow these; whether one of them moved. */
  follow(measurement: Measurement): boolean {
    // What two runs differ by is not measured: it is read off the images.
    const names = this.isOfTwo ? [] : this.followed();
    const all = [measurement, ...this.others().flatMap((other) => other.measurement ?? [])];
    const ranges = names.flatMap((name): [string, DataRange][] => {
      const range = rangeOf(name, all);
      return range === undefined ? [] : [[name, range]];
    });
    const moved = this.followRanges(ranges);
    if (moved || this.stage.view === null) this.applyView();
    return moved;
  }

  /** The view with the windows as they are now. */
  resolved(): ResolvedView {
    return resolveView(
      this.setting,
      this.model,
      (name) => this.windows.get(name) ?? [0, 1],
      (name) => cellVolumeOf(this.model, name, this.parameters),
    );
  }

  /** Nothing that is still on its way is drawn any more. */
  close(): void {
    this.closed = true;
    this.marks.close();
  }

  /** Draws the engine's present state; resolves when it is drawn, with whether a window moved for that. */
  async drawNow(engine: Engine): Promise<boolean> {
    const { names } = this.stage;
    const { against, isOfTwo } = this;
    await this.stage.ready();
    if (against === null || !isOfTwo) {
      this.put(await engine.show(this.request(names)), names);
      this.followMarks(engine);
      return false;
    }
    const request = this.request(names);
    const other = against();
    const [image, second] = await Promise.all([engine.show(request), other.show(request)]);
    const [name] = this.followed();
    let moved = false;
    if (name !== undefined) {
      const both = { image, engine, second, other };
      const layer = names.indexOf(name);
      const isStill = this.pace() !== "gliding";
      const range = await this.differences.read(both, name, layer, request.slice, isStill);
      if (this.closed || this.against !== against) return false;
      moved = range !== null && this.followRanges([[name, range]]);
      if (moved) this.applyView();
    }
    this.put(image, names, second);
    this.followMarks(engine);
    return moved;
  }

  /**
   * Lets the scale of a flux follow that of the run or of those beside it (`of`) where it is largest: it grows at
   * once and shrinks late, so that arrows keep their meaning.
   */
  followFlux(key: string, own: number, of: object = this): void {
    this.fluxes.set(of, { key, scale: own });
    const all = [...this.fluxes.values()].filter((one) => one.key === key);
    const scale = Math.max(...all.map((one) => one.scale));
    const last = this.windows.get(key)?.[1];
    const isExact = last === scale || this.pace() !== "afresh";
    if (last !== undefined && isExact && scale <= last && scale > 0.3 * last) return;
    this.windows.set(key, [0, scale]);
    this.applyView();
    this.onScale();
  }

  /** A run beside it is looked at no more. */
  forgetFlux(of: object): void {
    this.fluxes.delete(of);
  }

  private followMarks(engine: Engine): void {
    this.marks.follow(engine, this.stage.view, (error) => {
      if (!this.closed) this.onMarksFailed(engine, error);
    });
  }

  private request(names: readonly string[]): ShowRequest {
    const { view } = this.stage;
    const { slice } = this.choice;
    if (view && names.length > 0) return { ...showRequest(view, slice), names };
    return { names: [this.model.fields[0]?.name ?? ""], slice };
  }

  private put(image: FieldImage, names: readonly string[], second?: FieldImage): void {
    // Another view may have been chosen while this one was on its way.
    if (this.closed || (this.isOfTwo && second === undefined)) return;
    this.image = image;
    this.imageNames = names;
    this.againstImage = second ?? null;
    this.stage.draw(image, {
      time: image.time,
      ...(names.length > 0 && { names }),
      ...(second !== undefined && { against: second }),
    });
    void this.stage.ready().then(markFirstPicture);
  }

  /** Lets windows follow these ranges; whether one of them moved. */
  private followRanges(ranges: readonly (readonly [string, DataRange])[]): boolean {
    const style = this.windowStyle();
    let moved = false;
    for (const [name, range] of ranges) {
      const last = this.windows.get(name) ?? null;
      const next = followWindow(last, range, style, this.pace());
      moved ||= last === null || last[0] !== next[0] || last[1] !== next[1];
      this.windows.set(name, next);
    }
    return moved;
  }

  /** A window of what is not looked at any more is that of another moment when it is looked at again. */
  private forgetLeft(): void {
    const names = new Set([...this.followed(), ...[...this.fluxes.values()].map(({ key }) => key)]);
    for (const name of [...this.windows.keys()]) if (!names.has(name)) this.windows.delete(name);
  }

  private applyView(): void {
    this.stage.setView(this.resolved());
  }

  /** How windows that follow the data lie. */
  windowStyle(): AutoWindowStyle {
    return windowStyleOf(this.setting);
  }
}

/** Least and greatest value of a name in several runs; undefined: it was measured in none. */
function rangeOf(name: string, measurements: readonly Measurement[]): DataRange | undefined {
  const known = measurements.flatMap(
    ({ fields, observables }) => fields[name] ?? observables[name] ?? [],
  );
  if (known.length === 0) return undefined;
  return {
    min: Math.min(...known.map(({ min }) => min)),
    max: Math.max(...known.map(({ max }) => max)),
  };
}
