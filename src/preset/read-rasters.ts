import { type DataUrlKind, decodeDataUrl } from "../data/decode-data-url.ts";
import type { DecodedImage } from "../data/decode-png.ts";
import type { DecodedArray } from "../data/decoded-array.ts";
import { ModelError } from "../model/error.ts";

/** Reads a file beside the preset, by its path relative to the preset. */
export type ReadFile = (relativePath: string) => Promise<Uint8Array>;

/** What the `initial` entries of a preset point to, by the text that they name it with. */
export interface Rasters {
  readonly images: ReadonlyMap<string, DecodedImage>;
  readonly arrays: ReadonlyMap<string, DecodedArray>;
}

export const noRasters: Rasters = { images: new Map(), arrays: new Map() };

const PICTURE: DataUrlKind = { noun: "picture", start: "data:image/png;base64," };
const ARRAY: DataUrlKind = {
  noun: "data set",
  start: 'data:application/octet-stream;base64," (.npy) or "data:text/csv;base64,',
};

/**
 * The pictures and arrays of the `initial` entries of a preset (JSON). What has not the right shape
 * is left to resolvePreset. Throws a ModelError for what cannot be read.
 */
export async function readRasters(file: unknown, readFile?: ReadFile): Promise<Rasters> {
  const images = new Map<string, DecodedImage>();
  const arrays = new Map<string, DecodedArray>();
  const entries: unknown =
    typeof file === "object" && file !== null && "initial" in file ? file.initial : [];
  if (!Array.isArray(entries)) return { images, arrays };
  for (const [i, entry] of entries.entries()) {
    const image = textAt(entry, "image");
    if (image !== undefined && !images.has(image)) {
      const place = `initial[${i}].image`;
      const bytes = await read(image, place, PICTURE, readFile);
      // Few presets have any, and the decoder of pictures is as large as the reader of presets.
      const { decodeImage } = await import("../data/decode-png.ts");
      images.set(image, decodeImage(bytes, place));
    }
    const data = textAt(entry, "data");
    if (data !== undefined && !arrays.has(data)) {
      const place = `initial[${i}].data`;
      const decode = await arrayDecoder(data, place);
      arrays.set(data, decode(await read(data, place, ARRAY, readFile), place));
    }
  }
  return { images, arrays };
}

function textAt(entry: unknown, key: "image" | "data"): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const value = (entry as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : undefined;
}

async function arrayDecoder(
  name: string,
  place: string,
): Promise<(bytes: Uint8Array, place: string) => DecodedArray> {
  const isUrl = name.startsWith("data:");
  const isCsv = isUrl ? name.startsWith("data:text/csv") : /\.csv$/i.test(name);
  if (isCsv) return (await import("../data/decode-csv.ts")).decodeCsv;
  if (isUrl || /\.npy$/i.test(name)) return (await import("../data/decode-npy.ts")).decodeNpy;
  throw new ModelError(
    place,
    `"${name.slice(0, 60)}" must be an .npy or a .csv file, or a data URL of one`,
  );
}

async function read(
  name: string,
  place: string,
  kind: DataUrlKind,
  readFile: ReadFile | undefined,
): Promise<Uint8Array> {
  if (name.startsWith("data:")) return decodeDataUrl(name, place, kind);
  const parts = name.split(/[/\\]/);
  const isInside =
    name !== "" && name.length <= 500 && !/^[/\\]|:|\0/.test(name) && !parts.includes("..");
  if (!isInside) {
    throw new ModelError(
      place,
      "must be a data URL, or the path of a file beside the preset, without ..",
    );
  }
  if (readFile === undefined) {
    throw new ModelError(
      place,
      `"${name}" cannot be read from here; put the ${kind.noun} in as a data URL`,
    );
  }
  try {
    return await readFile(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(place, `"${name}" cannot be read (${reason})`);
  }
}
