import { isWithin, limits } from "../../limits/limits.ts";
import { ModelError } from "../../model/error.ts";
import { t } from "../../texts/text.ts";

export interface FilmSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes that have a name, px; the dialog lists them in this order. */
export const filmSizes = [
  { name: "480p", width: 854, height: 480, use: t`small` },
  { name: "720p", width: 1280, height: 720, use: t`HD` },
  { name: "1080p", width: 1920, height: 1080, use: t`Full HD` },
  { name: "1440p", width: 2560, height: 1440, use: t`QHD` },
  { name: "4K", width: 3840, height: 2160, use: t`Ultra HD` },
  { name: "square", width: 1080, height: 1080, use: "" },
  { name: "vertical", width: 1080, height: 1920, use: t`phones` },
  { name: "slide", width: 1440, height: 1080, use: "4:3" },
] as const;

/** A size by its name or as "1920x1080"; a ModelError that says what there is. */
export function parseFilmSize(text: string, place: string): FilmSize {
  const wanted = text.trim().toLowerCase();
  const named = filmSizes.find(({ name }) => name.toLowerCase() === wanted);
  if (named !== undefined) return { width: named.width, height: named.height };
  const [, width, height] = /^(\d+)\s*[x×]\s*(\d+)$/.exec(wanted) ?? [];
  if (width === undefined || height === undefined) {
    const names = filmSizes.map(({ name }) => name).join(", ");
    const shown = JSON.stringify(text.slice(0, 40));
    throw new ModelError(place, `${shown} is no size; write "1920x1080" or one of ${names}`);
  }
  const size = { width: Number(width), height: Number(height) };
  checkFilmSize(size, place);
  return size;
}

/** Throws a ModelError unless a picture may have so many pixels. */
export function checkFilmSize({ width, height }: FilmSize, place: string): void {
  for (const side of [width, height]) {
    if (Number.isInteger(side) && isWithin(limits.pictureSide, side)) continue;
    const { least, most } = limits.pictureSide;
    throw new ModelError(place, `a side has from ${least} to ${most} px, not ${side}`);
  }
  if (width * height <= limits.picturePixels.most) return;
  const most = Math.floor(limits.picturePixels.most / 1e6);
  throw new ModelError(
    place,
    `${width} × ${height} px is too large; ${most} megapixels are the most`,
  );
}

/** A side as it is made: H.264 has no odd ones. */
export function evenSize(pixels: number): number {
  return Math.max(2, 2 * Math.floor(pixels / 2));
}
