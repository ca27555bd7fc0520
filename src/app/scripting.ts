import type { Preset } from "../preset/preset.ts";
import { screenshot } from "../record/screenshot.ts";
import type { RecordRequest } from "../ui/record-dialog.ts";
import { film, firstRequest } from "./recording.ts";
import type { Session } from "./session.ts";

/** `window.milieu`, for notebooks, lessons and tests; docs/scripting.md describes it. */
export interface Milieu {
  /** A shipped preset's name, a preset file's text, or the object it holds. */
  load(preset: string | object): Promise<void>;
  play(): void;
  pause(): void;
  /** Pauses and runs `count` steps (1 by default). */
  step(count?: number): Promise<void>;
  reset(): Promise<void>;
  /** Gives a parameter a value. */
  set(name: string, value: number): void;
  /** Value of a parameter; undefined if there is none of that name. */
  get(name: string): number | undefined;
  /** Present values of a field or observable, float32, index i + nx*(j + ny*k), y up. */
  read(field: string): Promise<Float32Array>;
  /** Simulated time, min. */
  readonly time: number;
  readonly playing: boolean;
  /** Means over the domain of every observable and field, or of these, and the compartments, now. */
  observables(names?: readonly string[]): Promise<Readonly<Record<string, number>>>;
  /** The picture as a PNG file, with scale bar, time and legend unless `captions` is false. */
  screenshot(options?: ScreenshotOptions): Promise<Blob>;
  /** A film from the present time on. */
  record(options?: Partial<RecordRequest>): Promise<Blob>;
}

export interface ScreenshotOptions {
  /** px; default 1920 by 1080. */
  readonly width?: number;
  readonly height?: number;
  readonly captions?: boolean;
}

declare global {
  interface Window {
    milieu: Milieu;
  }
}

/** The scripting interface of a session; `load` is the page's, so that errors show there too. */
export function createScripting(
  session: Session,
  load: (preset: string | object) => Promise<void>,
): Milieu {
  return {
    load,
    play: () => session.play(),
    pause: () => session.pause(),
    step: (count = 1) => session.step(wholeNumber(count)),
    reset: () => session.reset(),
    set: (name, value) => session.setParameters({ [name]: value }),
    get: (name) => session.parameters.values[name],
    read: (field) => loaded(session.engine).read(field),
    get time() {
      return session.engine?.time ?? 0;
    },
    get playing() {
      return session.loop.playing;
    },
    observables: async (names) => {
      const request = names === undefined ? {} : { names };
      const { fields, observables, compartments } = await loaded(session.engine).measure(request);
      const means = Object.entries({ ...fields, ...observables }).map(([name, { mean }]) => [
        name,
        mean,
      ]);
      return { ...Object.fromEntries(means), ...compartments };
    },
    screenshot: async ({ width = 1920, height = 1080, captions = true } = {}) => {
      await loaded(session.picture).drawNow(loaded(session.engine));
      return screenshot(session.stage, { width, height, overlays: captions });
    },
    record: async (options = {}) => {
      const preset: Preset = loaded(session.preset);
      const recording = await film(session, { ...firstRequest(preset, session), ...options });
      return recording.blob;
    },
  };
}

function loaded<T>(value: T | null): T {
  if (value === null) throw new Error("No preset is loaded yet.");
  return value;
}

function wholeNumber(count: number): number {
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`step() takes a whole number above 0, not ${count}.`);
}
