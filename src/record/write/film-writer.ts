import { filmFormats } from "../../data/formats.ts";
import { type HeldFilm, holdFilm, newFilmId } from "../kept/hold-film.ts";
import { FilmDesk } from "./film-desk.ts";
import type { FilmPlan } from "./film-plan.ts";
import type { FinishedFilm } from "./finish-film.ts";

/** Frames on their way to the worker: one is packed while the next one is drawn. */
const MOST_IN_FLIGHT = 2;

/** Turns painted canvases into a film's file, in a worker of its own. */
export interface FilmWriter {
  /** On "disk" the film outlives the page; in "memory" it has a bound (`MOST_IN_MEMORY`). */
  readonly keeps: "disk" | "memory";
  /**
   * Adds the canvas as it is now; `time` and `duration`: s of film, `simulated`: min. Waits where the encoder is
   * behind. Rejects with `StorageFull` where there is no room for more: `finish` gives what there is.
   */
  add(canvas: OffscreenCanvas, time: number, duration: number, simulated: number): Promise<void>;
  /** A playable file of what was added; null: of nothing, and nothing is left. Ends the writer. */
  finish(): Promise<WrittenFilm | null>;
  /** Nothing is left. Ends the writer. */
  discard(): Promise<void>;
}

/** A film's file, on the page's own disk or in memory. */
export interface WrittenFilm extends FinishedFilm {
  /** What is kept of it in the page's storage. */
  readonly held: HeldFilm;
}

/** Rejects, in words for the user, where the film cannot be begun. */
export async function openFilmWriter(plan: FilmPlan): Promise<FilmWriter> {
  const held = await holdFilm(newFilmId());
  if (held === null) throw new Error("Another film has this one's name: try again.");
  const desk = new FilmDesk();
  const giveUp = async (): Promise<void> => {
    desk.close();
    await held.remove();
  };
  const { keeps } = await desk
    .ask("opened", { kind: "open", id: held.id, plan })
    .catch(async (error: unknown) => {
      await giveUp();
      throw error;
    });
  const flights: Promise<unknown>[] = [];
  return {
    keeps,
    add: async (canvas, time, duration, simulated) => {
      const image = imageOf(canvas, plan, time, duration);
      const frame = { image: await image, time, duration, simulated };
      flights.push(desk.ask("done", { kind: "add", frame }, [frame.image]));
      // What fails is told when its turn comes, and is no one's surprise before.
      flights.at(-1)?.catch(() => undefined);
      if (flights.length >= MOST_IN_FLIGHT) await flights.shift();
    },
    finish: async () => {
      await Promise.allSettled(flights);
      const { film } = await desk.ask("finished", { kind: "finish" });
      if (film === null) await giveUp();
      else desk.close();
      return film === null ? null : { ...film, file: named(film.file, plan), held };
    },
    discard: async () => {
      await desk.ask("done", { kind: "discard" }).catch(() => undefined);
      await giveUp();
    },
  };
}

/** The canvas as it is now; where there is no WebCodecs, for pictures and GIFs, as a bitmap. */
function imageOf(
  canvas: OffscreenCanvas,
  { transparent }: FilmPlan,
  time: number,
  duration: number,
): VideoFrame | Promise<ImageBitmap> {
  if (typeof VideoFrame === "undefined") return createImageBitmap(canvas);
  return new VideoFrame(canvas, {
    timestamp: Math.round(1e6 * time),
    duration: Math.round(1e6 * duration),
    alpha: transparent ? "keep" : "discard",
  });
}

/** The same bytes with the type that a player goes by. */
function named(file: Blob, { extension }: FilmPlan): Blob {
  return file.slice(0, file.size, filmFormats.find(({ name }) => name === extension)?.mediaType);
}
