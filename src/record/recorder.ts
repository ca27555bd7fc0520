import { t } from "../texts/text.ts";
import { chooseFilmFormat, type FilmFormat } from "./film-format.ts";
import { type FrameSteering, makeFrames } from "./frame-loop.ts";
import { leadUp } from "./lead-up.ts";
import type { FilmScene } from "./paint/film-scene.ts";
import { FilmPainter } from "./paint/painter.ts";
import { evenSize } from "./script/sizes.ts";
import { isStorageFull } from "./write/byte-store.ts";
import { type FilmWriter, openFilmWriter, type WrittenFilm } from "./write/film-writer.ts";

/** How a film's making is followed, and ended. */
export interface RecordSteering extends FrameSteering {
  /** A frame was painted: what is seen of it may be copied at once. */
  readonly onFrame?: (canvas: OffscreenCanvas) => void;
  /** No frame comes any more: the file is being finished, which is neither held nor ended. */
  readonly onFinish?: () => void;
}

export interface RecordOptions extends RecordSteering {
  /** What is filmed, and how. Nobody else may move its runs meanwhile. Odd sizes are rounded down to even ones. */
  readonly scene: FilmScene;
  /** Moves the runs on to a time, min; rejects with the signal's reason when canceled. */
  readonly moveTo: (time: number, signal?: AbortSignal) => Promise<void>;
  /** The file's name without its end; default: "film". */
  readonly fileName?: string;
}

export interface Recording extends FilmFormat {
  readonly blob: Blob;
  readonly frames: number;
  /** In words, where it is not all that was asked for; null: it is. */
  readonly problem: string | null;
  /** What is kept of it in the page's storage. */
  readonly held: WrittenFilm["held"];
}

/**
 * Makes a film that does not depend on how fast this machine is: its frames, their times and what each shows are
 * those of the scene's script. Needs no animation frames, so it goes on in a hidden tab. What fails on the way ends
 * the film, which is what there is of it by then; the format may differ from the one asked for where the browser
 * cannot encode that.
 * Rejects with the signal's reason when canceled, with an Error in words for the user where there is no frame;
 * either way nothing is left behind.
 */
export async function record(options: RecordOptions): Promise<Recording> {
  const { signal, fileName = "film" } = options;
  signal?.throwIfAborted();
  const { film, script, title } = options.scene;
  const size = { width: evenSize(film.width), height: evenSize(film.height) };
  const scene = { ...options.scene, film: { ...film, ...size } };
  const { quality, transparent, loop, palette, dither, codec, fps } = film;
  const wish = { format: film.format, quality, transparent, ...(codec && { codec }) };
  const format = await chooseFilmFormat(await import("mediabunny"), wish, size, fps);
  const writer = await openFilmWriter({
    ...format,
    ...size,
    fps,
    frames: script.count,
    title: film.title ?? title,
    fileName,
    quality,
    transparent,
    loop,
    palette,
    dither,
  });
  const failure = await filmFrames(options, new FilmPainter(scene), writer);
  if (signal?.aborted) {
    await writer.discard();
    throw signal.reason;
  }
  options.onFinish?.();
  const written = await writer.finish();
  if (written === null) throw failure ?? new Error("It was ended before its first frame.");
  const { file: blob, held, frames } = written;
  const problem = written.problem ?? (failure === null ? null : whyShort(failure, frames, fps));
  return { blob, ...format, frames, problem, held };
}

/** Each frame: move, paint, hand over. Gives what ended it early. */
function filmFrames(
  { scene, moveTo, onFrame, ...steering }: RecordOptions,
  painter: FilmPainter,
  writer: FilmWriter,
): Promise<Error | null> {
  return makeFrames(
    scene.script,
    steering,
    () => painter.ready(),
    async (frame, over) => {
      if (frame.index === 0 && painter.hasCurves) {
        const goTo = (time: number): Promise<void> => moveTo(time, over);
        await leadUp(scene.runs, frame.time, goTo, () => painter.measureCurves());
      }
      await moveTo(frame.time, over);
      const canvas = await painter.paint(frame);
      const added = writer.add(canvas, frame.at, frame.lasts, frame.time);
      onFrame?.(canvas);
      await added;
    },
  );
}

function whyShort(failure: Error, frames: number, fps: number): string {
  const length = t`${Number((frames / fps).toFixed(1))} s of it are there`;
  return isStorageFull(failure)
    ? `${failure.message.replace(/\.$/, "")}: ${length}.`
    : t`It ended early (${failure.message.replace(/\.$/, "")}): ${length}.`;
}
