import type { Measurement } from "../../engine/engine.ts";
import { type DataRange, dataWindow, followWindow } from "../../look/auto-window.ts";
import type { ResolvedWindow } from "../../look/look.ts";
import type { DrawnSetting } from "../../look/looks.ts";
import { followedNames, windowStyleOf } from "../../look/views.ts";
import type { Model } from "../../model/model.ts";

/** Windows of one panel that follow the data, by what is filmed and nothing else. */
export class FilmWindows {
  /** Names that must be measured for it. */
  readonly names: readonly string[];
  readonly #setting: DrawnSetting;
  readonly #follows: boolean;
  readonly #windows: Map<string, ResolvedWindow>;

  /** `start`: windows that stay as they are; null: they follow from the first frame on. */
  constructor(
    setting: DrawnSetting,
    model: Model,
    start: ReadonlyMap<string, ResolvedWindow> | null,
  ) {
    this.#setting = setting;
    this.names = followedNames(setting, model);
    this.#follows = start === null;
    this.#windows = new Map(start ?? []);
  }

  of(name: string): ResolvedWindow {
    return this.#windows.get(name) ?? [0, 1];
  }

  /** Takes what was measured of all runs that are shown in these windows. */
  follow(measurements: readonly Measurement[]): void {
    for (const name of this.names) {
      const known = measurements.flatMap(
        ({ fields, observables }) => fields[name] ?? observables[name] ?? [],
      );
      if (known.length === 0) continue;
      this.take(name, {
        min: Math.min(...known.map(({ min }) => min)),
        max: Math.max(...known.map(({ max }) => max)),
      });
    }
  }

  take(name: string, range: DataRange): void {
    const last = this.#windows.get(name);
    const style = windowStyleOf(this.#setting);
    if (last === undefined) this.#windows.set(name, dataWindow(range, style));
    else if (this.#follows) {
      // Frames may be far apart, and each is looked at by itself: a window shrinks slowly, and grows at once.
      const [low, high] = followWindow(last, range, style);
      const data = dataWindow(range, style);
      this.#windows.set(name, [Math.min(low, data[0]), Math.max(high, data[1])]);
    }
  }

  /** The scale of a flux grows at once and shrinks late, so that arrows keep their meaning. */
  takeScale(key: string, scale: number): void {
    const last = this.#windows.get(key)?.[1];
    const stays = last !== undefined && (!this.#follows || (scale <= last && scale > 0.3 * last));
    if (!stays) this.#windows.set(key, [0, scale]);
  }
}
