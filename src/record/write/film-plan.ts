import type { FilmFormat, FilmWish } from "../film-format.ts";

/** All that whoever writes a film's file must know of it: kept beside the file, so that it can be finished later. */
export interface FilmPlan extends FilmFormat, Omit<FilmWish, "format" | "codec"> {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Frames that are to come. */
  readonly frames: number;
  /** Of what the film is. */
  readonly title: string;
  /** The file's name without its end. */
  readonly fileName: string;
}
