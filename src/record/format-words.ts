import { t } from "../texts/text.ts";
import {
  chooseFilmFormat,
  codecNames,
  codecsOf,
  type FilmCodec,
  type FilmFormat,
  type FilmSize,
  type FilmWish,
  takesTransparency,
} from "./film-format.ts";
import { evenSize } from "./script/sizes.ts";

/** What a wished format is made as; `words` say what comes instead, "" that it is as wished. */
export interface PlannedFormat {
  readonly format: FilmFormat;
  readonly words: string;
}

/** What the browser makes of a wish. Throws, in words for the user, where it makes nothing like it. */
export async function planFormat(
  wish: FilmWish,
  asked: FilmSize,
  fps: number,
): Promise<PlannedFormat> {
  const size = { width: evenSize(asked.width), height: evenSize(asked.height) };
  const wanted = wish.codec ?? (codecsOf[wish.format][0] as FilmCodec);
  const format = await chooseFilmFormat(await import("mediabunny"), wish, size, fps);
  const { extension, codec } = format;
  if (extension === wish.format && codec === wanted) return { format, words: "" };
  const why = whyNot(wish, wanted, size);
  const words = t`${why}: ${extension.toUpperCase()} with ${codecNames[codec]} is made instead.`;
  return { format, words };
}

/** What is to be known of a wished format before a film is made: what comes instead, or why nothing does; "": nothing. */
export async function formatWords(wish: FilmWish, asked: FilmSize, fps: number): Promise<string> {
  try {
    return (await planFormat(wish, asked, fps)).words;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Why what was wished for is not what is made. */
function whyNot({ format, transparent }: FilmWish, codec: FilmCodec, size: FilmSize): string {
  const name = codecNames[codec];
  if (!codecsOf[format].includes(codec)) return t`${format.toUpperCase()} does not hold ${name}`;
  if (transparent && !takesTransparency({ extension: format, codec })) {
    return t`${name} has no transparency`;
  }
  return t`This browser does not encode ${name} at ${size.width} × ${size.height} pixels`;
}
