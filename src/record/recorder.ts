import type { CanvasSource, Output } from "mediabunny";
import type { Engine } from "../engine/engine.ts";
import { type ResolvedView, viewNames } from "../view/resolved-view.ts";
import type { Stage } from "../view/stage.ts";
import {
  chooseFilmFormat,
  encodingOf,
  evenSize,
  type FilmCodec,
  type FilmFormat,
  type Mediabunny,
} from "./film-format.ts";

export interface RecordOptions {
  readonly engine: Engine;
  readonly stage: Stage;
  /** Windows and channels of the whole film; default: the stage's at the start. */
  readonly view?: ResolvedView;
  /** Written into the picture; default: the scene's. Empty: none. */
  readonly title?: string;
  /** z index of the slice; default 0. */
  readonly slice?: number;
  /** Length of the film, s. */
  readonly duration: number;
  readonly fps: number;
  /** Pixels; odd sizes are rounded down to even ones. */
  readonly width: number;
  readonly height: number;
  /** Simulated minutes per second of film. */
  readonly minutesPerSecond: number;
  readonly format: "mp4" | "webm";
  /** Share done, 0 to 1, and an estimate of the seconds left (Infinity before there is one). */
  readonly onProgress?: (fraction: number, secondsLeft: number) => void;
  readonly signal?: AbortSignal;
}

export interface Recording {
  readonly blob: Blob;
  /** May differ from the format asked for where the browser cannot encode it. */
  readonly extension: "mp4" | "webm";
  readonly codec: FilmCodec;
  readonly frames: number;
}

/** Steps between two looks at the signal. */
const STEPS_PER_ADVANCE = 64;

/**
 * Makes a film that does not depend on how fast this machine is: frame i stands at i/fps and shows
 * the engine at exactly its present time + i/fps * minutesPerSecond. The engine runs on from there;
 * nobody else may advance it meanwhile. Needs no animation frames, so it goes on in a hidden tab.
 * Rejects with the signal's reason when canceled, with an Error in words for the user otherwise;
 * either way nothing is left behind.
 */
export async function record(options: RecordOptions): Promise<Recording> {
  checkOptions(options);
  const { duration, fps, signal } = options;
  const view = options.view ?? options.stage.view;
  if (view === null) throw new Error("There is no picture to record yet.");
  signal?.throwIfAborted();
  const mediabunny = await import("mediabunny");
  const size = { width: evenSize(options.width), height: evenSize(options.height) };
  const format = await chooseFilmFormat(mediabunny, options.format, size);
  const frames = Math.max(1, Math.round(duration * fps));
  const canvas = new OffscreenCanvas(size.width, size.height);
  const { output, source, finish } = openOutput(mediabunny, format, canvas, fps);
  try {
    await output.start();
    await filmFrames(options, view, canvas, frames, source);
    signal?.throwIfAborted();
    return { blob: await finish(), ...format, frames };
  } catch (error) {
    await output.cancel();
    throw error;
  }
}

function openOutput(
  mediabunny: Mediabunny,
  { extension, codec }: FilmFormat,
  canvas: OffscreenCanvas,
  frameRate: number,
): { output: Output; source: CanvasSource; finish: () => Promise<Blob> } {
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, WebMOutputFormat } = mediabunny;
  const target = new BufferTarget();
  const container =
    extension === "mp4" ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat();
  const output = new Output({ format: container, target });
  const source = new CanvasSource(canvas, encodingOf(mediabunny, codec));
  output.addVideoTrack(source, { frameRate });
  const finish = async () => {
    await output.finalize();
    if (target.buffer === null) throw new Error("The video came out empty.");
    return new Blob([target.buffer], { type: `video/${extension}` });
  };
  return { output, source, finish };
}

/** The loop over frames: advance, show, draw, encode; each waits for the one before. */
async function filmFrames(
  options: RecordOptions,
  view: ResolvedView,
  target: OffscreenCanvas,
  frames: number,
  source: CanvasSource,
): Promise<void> {
  const { engine, stage, fps, minutesPerSecond, slice = 0, title, onProgress, signal } = options;
  const { width, height } = target;
  const names = viewNames(view);
  const start = engine.time;
  const began = performance.now();
  onProgress?.(0, Number.POSITIVE_INFINITY);
  for (let frame = 0; frame < frames; frame++) {
    await advanceTo(engine, start + (frame / fps) * minutesPerSecond, signal);
    const image = await engine.show({ names, slice });
    // Drawn and copied in one task: a WebGPU canvas keeps its picture only so long.
    stage.capture({
      width,
      height,
      image,
      view,
      target,
      ...(title === undefined ? {} : { title }),
    });
    stage.draw(image, { time: image.time, names });
    await source.add(frame / fps, 1 / fps);
    signal?.throwIfAborted();
    const done = (frame + 1) / frames;
    onProgress?.(done, ((performance.now() - began) / 1000) * (1 / done - 1));
  }
}

async function advanceTo(engine: Engine, time: number, signal?: AbortSignal): Promise<void> {
  while (engine.time < time) {
    signal?.throwIfAborted();
    if ((await engine.advance(STEPS_PER_ADVANCE, time)) === 0) return;
  }
}

function checkOptions(options: RecordOptions): void {
  const positive = ["duration", "fps", "width", "height"] as const;
  for (const name of positive) {
    const value = options[name];
    if (!Number.isFinite(value) || value <= 0) {
      throw new RangeError(`A film needs a ${name} above 0, not ${value}.`);
    }
  }
  const { minutesPerSecond } = options;
  if (!Number.isFinite(minutesPerSecond) || minutesPerSecond < 0) {
    throw new RangeError(`minutesPerSecond must be 0 or more, not ${minutesPerSecond}.`);
  }
}
