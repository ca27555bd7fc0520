import type { ModuleDescription } from "../model/description.ts";
import { ModelError } from "../model/error.ts";
import { decodeDataUrl } from "./decode-data-url.ts";
import { type DecodedImage, decodeImage } from "./decode-image.ts";
import { parseJson } from "./parse-json.ts";
import type { Preset } from "./preset.ts";
import { type PresetOverrides, resolvePreset } from "./resolve-preset.ts";

export interface ReadOptions {
  readonly library: readonly ModuleDescription[];
  /** Kept as the preset's name. */
  readonly name?: string;
  /** Reads a picture beside the preset, by its path relative to the preset. */
  readonly readFile?: (relativePath: string) => Promise<Uint8Array>;
  readonly overrides?: PresetOverrides;
}

/**
 * The preset that a JSON text means, pictures read. Throws a ModelError for any mistake: its place
 * is "line 3, column 7" where the text is no JSON, else the path of the key.
 */
export async function readPreset(text: string, options: ReadOptions): Promise<Preset> {
  const { readFile, ...resolveOptions } = options;
  const file = parseJson(text);
  const images = await readImages(file, readFile);
  return resolvePreset(file, { ...resolveOptions, images });
}

/** The pictures of the `initial` entries. What has not the right shape is left to resolvePreset. */
async function readImages(
  file: unknown,
  readFile: ReadOptions["readFile"],
): Promise<ReadonlyMap<string, DecodedImage>> {
  const images = new Map<string, DecodedImage>();
  const entries: unknown =
    typeof file === "object" && file !== null && "initial" in file ? file.initial : [];
  if (!Array.isArray(entries)) return images;
  for (const [i, entry] of entries.entries()) {
    const image: unknown =
      typeof entry === "object" && entry !== null && "image" in entry ? entry.image : undefined;
    if (typeof image !== "string" || images.has(image)) continue;
    const place = `initial[${i}].image`;
    const bytes = image.startsWith("data:")
      ? decodeDataUrl(image, place)
      : await readBeside(image, place, readFile);
    images.set(image, decodeImage(bytes, place));
  }
  return images;
}

async function readBeside(
  path: string,
  place: string,
  readFile: ReadOptions["readFile"],
): Promise<Uint8Array> {
  const parts = path.split(/[/\\]/);
  const isInside =
    path !== "" && path.length <= 500 && !/^[/\\]|:|\0/.test(path) && !parts.includes("..");
  if (!isInside) {
    throw new ModelError(
      place,
      "must be a data URL, or the path of a file beside the preset, without ..",
    );
  }
  if (readFile === undefined) {
    throw new ModelError(
      place,
      `"${path}" cannot be read from here; put the picture in as a data URL`,
    );
  }
  try {
    return await readFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(place, `"${path}" cannot be read (${reason})`);
  }
}
