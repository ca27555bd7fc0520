import type { CurveSeries } from "../observe/curve-data.ts";
import type { FilmFormat } from "../record/film-format.ts";
import type { Recording, RecordSteering } from "../record/recorder.ts";
import type { FilmSetting } from "../record/script/film-setting.ts";
import { t } from "../texts/text.ts";
import type { Session } from "./session/session.ts";

/** What a film is made of: a page. */
export interface Filmed {
  readonly session: Session | null;
  readonly furniture: { readonly plot: { readonly shown: readonly CurveSeries[] } };
}

export interface FilmOptions extends RecordSteering {
  /** The file's name without its end. */
  readonly fileName?: string;
}

/** A film before it is made. */
export interface PlannedFilm {
  readonly frames: number;
  /** Its length, s. */
  readonly seconds: number;
  /** Simulated times of its first frame and its end, min. */
  readonly from: number;
  readonly to: number;
  /** What its file is, which may be the next best to what was asked for. */
  readonly format: FilmFormat["extension"];
  readonly codec: FilmFormat["codec"];
  /** What it does not do just as it was asked, in sentences. */
  readonly notes: readonly string[];
}

/** Pages whose film is being made. */
const busy = new WeakSet<Session>();

/**
 * Makes a film of what the page shows now, on engines and a stage of its own: what runs is neither moved nor waited
 * for, and may become something else meanwhile. One at a time. See `record` for how it ends.
 */
export async function film(
  { session, furniture }: Filmed,
  setting: FilmSetting,
  options: FilmOptions = {},
): Promise<Recording> {
  if (session?.run == null) throw new Error(t`No preset is loaded yet.`);
  if (busy.has(session)) throw new Error(t`A film is being made; it can be ended.`);
  busy.add(session);
  try {
    const { makeFilm } = await import("./film/make-film.ts");
    return await makeFilm(session, furniture.plot.shown, setting, options);
  } finally {
    busy.delete(session);
  }
}

/** What `film` would make of a session, without making it. Throws ModelError for one that is too long, Error for a format without an encoder here. */
export async function planFilm(
  { session }: Pick<Filmed, "session">,
  setting: FilmSetting,
): Promise<PlannedFilm> {
  if (session === null) throw new Error(t`No preset is loaded yet.`);
  const { filmNotesOf, filmScriptOf } = await import("./film/film-scene.ts");
  const { planFormat } = await import("../record/format-words.ts");
  const script = filmScriptOf(session, setting);
  const { count, seconds, from, to } = script;
  const { width, height, fps, ...wish } = setting;
  const { format, words } = await planFormat(wish, { width, height }, fps);
  const notes = [...filmNotesOf(session, setting, script), ...(words === "" ? [] : [words])];
  return { frames: count, seconds, from, to, format: format.extension, codec: format.codec, notes };
}
