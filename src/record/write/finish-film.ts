import { t } from "../../texts/text.ts";
import type { ByteStore } from "./byte-store.ts";
import { isStorageFull } from "./byte-store.ts";
import type { FilmPlan } from "./film-plan.ts";
import { finishPictures } from "./finish-pictures.ts";
import { ByteReader } from "./whole/byte-reader.ts";
import { wholeGif } from "./whole/whole-gif.ts";
import { wholeMp4 } from "./whole/whole-mp4.ts";
import { wholeWebm } from "./whole/whole-webm.ts";

/** A film's file. */
export interface FinishedFilm {
  readonly file: Blob;
  readonly frames: number;
  /** In words, where the file is not all that it could be; null: it is. */
  readonly problem: string | null;
}

/** The byte that ends a GIF. */
const TRAILER = 0x3b;

/**
 * Makes a film's file of the pieces that were written, complete or broken off: what is not whole at their end
 * goes. `openFile` opens another store, for kinds of file that are written anew; one of the two is left. Gives
 * null where there is not one whole frame; then none is left.
 */
export async function finishFilm(
  plan: FilmPlan,
  pieces: ByteStore,
  openFile: () => Promise<ByteStore>,
): Promise<FinishedFilm | null> {
  const { extension } = plan;
  if (extension === "mp4" || extension === "webm") return finishInto(plan, pieces, openFile);
  const frames = extension === "gif" ? finishGif(pieces) : finishPictures(pieces);
  if (frames === 0) return drop(pieces);
  return { file: await pieces.close(), frames, problem: null };
}

/** Where the usual kind of file cannot be written, the pieces are left: they can be played, too. */
async function finishInto(
  plan: FilmPlan,
  pieces: ByteStore,
  openFile: () => Promise<ByteStore>,
): Promise<FinishedFilm | null> {
  const reader = new ByteReader(pieces);
  const whole = plan.extension === "mp4" ? wholeMp4(reader) : wholeWebm(reader);
  if (whole === 0) return drop(pieces);
  pieces.truncate(whole);
  const { countFrames, finishVideo } = await import("./finish-video.ts");
  const frames = await countFrames(plan, pieces);
  if (frames === 0) return drop(pieces);
  const store = await openFile();
  try {
    await finishVideo(plan, pieces, frames, store);
  } catch (error) {
    await store.remove();
    return { file: await pieces.close(), frames, problem: whyInPieces(error) };
  }
  const file = await store.close();
  await pieces.remove();
  return { file, frames, problem: null };
}

function finishGif(store: ByteStore): number {
  const { bytes, frames } = wholeGif(new ByteReader(store));
  store.truncate(bytes);
  if (frames > 0) store.write(Uint8Array.of(TRAILER), bytes);
  return frames;
}

async function drop(store: ByteStore): Promise<null> {
  await store.remove();
  return null;
}

function whyInPieces(error: unknown): string {
  const why = isStorageFull(error)
    ? t`there was no room to write it anew`
    : t`it could not be written anew (${error instanceof Error ? error.message : String(error)})`;
  return t`The film is in pieces, for ${why}: browsers and video players show it, some slide programs do not.`;
}
