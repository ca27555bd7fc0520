import { FilmDesk } from "../write/film-desk.ts";
import type { FinishedFilm } from "../write/finish-film.ts";
import { type FilmFile, type FilmRecord, filmFolder, isMissing, nameOf } from "./film-folder.ts";
import { type HeldFilm, holdFilm } from "./hold-film.ts";

/** A film that an earlier page left, which nobody has saved. */
export interface FoundFilm extends FilmRecord {
  /** It is this tab's now. */
  readonly held: HeldFilm;
  /** Of what there is of it. */
  readonly bytes: number;
  /** Whether it was finished, and only not saved. */
  readonly isWhole: boolean;
}

/**
 * What earlier pages left, newest first. Those that another tab makes are passed over; those that were saved, and
 * those with nothing in them, are taken away.
 */
export async function findFilms(): Promise<readonly FoundFilm[]> {
  const folder = await filmFolder();
  if (folder === null) return [];
  const ids = new Set<string>();
  for await (const name of folder.keys()) ids.add(name.replace(/\.[^.]*$/, ""));
  const found: FoundFilm[] = [];
  for (const id of ids) {
    const held = await holdFilm(id);
    if (held === null) continue;
    const film = await lookAt(folder, held);
    if (film === null) await held.remove();
    else found.push(film);
  }
  return found.sort((one, other) => other.startedAt - one.startedAt);
}

/** A playable file of it; null: it had not one whole frame, and is gone. */
export async function openFound({ held, isWhole }: FoundFilm): Promise<FinishedFilm | null> {
  const folder = await filmFolder();
  const whole = isWhole && folder !== null ? await fileOf(folder, held.id, "film") : null;
  if (whole !== null) return { file: whole, frames: 0, problem: null };
  const desk = new FilmDesk();
  try {
    const { film } = await desk.ask("finished", { kind: "recover", id: held.id });
    if (film === null) await held.remove();
    return film;
  } finally {
    desk.close();
  }
}

/** Null: it is of no use to anybody. */
async function lookAt(
  folder: FileSystemDirectoryHandle,
  held: HeldFilm,
): Promise<FoundFilm | null> {
  const [note, part, film, saved] = await Promise.all(
    (["json", "part", "film", "saved"] as const).map((file) => fileOf(folder, held.id, file)),
  );
  const bytes = part?.size ?? film?.size ?? 0;
  if (note == null || saved != null || bytes === 0) return null;
  const record = recordOf(await note.text());
  return record === null ? null : { ...record, held, bytes, isWhole: part == null };
}

/** Null: its page died before it was written. */
function recordOf(text: string): FilmRecord | null {
  try {
    return JSON.parse(text) as FilmRecord;
  } catch {
    return null;
  }
}

async function fileOf(
  folder: FileSystemDirectoryHandle,
  id: string,
  file: FilmFile,
): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(nameOf(id, file))).getFile();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
