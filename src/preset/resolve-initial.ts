import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import { readFormula } from "../model/read-formula.ts";
import { requireField } from "../model/require-name.ts";
import type { InitialEntry } from "../model/scenario.ts";
import type { DecodedImage } from "./decode-image.ts";
import { imageIntensity } from "./image-intensity.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";
import { resolveShape } from "./resolve-shape.ts";

type EntryFile = NonNullable<PresetFile["initial"]>[number];
type ImageFile = Extract<EntryFile, { image: string }>;

/** One entry of the preset's `initial` list. */
export function resolveInitial(
  entry: EntryFile,
  place: string,
  context: PresetContext,
  images: ReadonlyMap<string, DecodedImage>,
): InitialEntry {
  const { field } = entry;
  requireField(field, `${place}.field`, context.vocabulary);
  const read = (formula: string | number, key: string): Expression =>
    readFormula(formula, `${place}.${key}`, context.vocabulary, "entry");
  if ("expression" in entry) {
    return { type: "expression", field, expression: read(entry.expression, "expression") };
  }
  const value = read(entry.value ?? 1, "value");
  const combine = entry.combine ?? "set";
  if ("image" in entry) {
    const picture = findImage(entry, place, images);
    const intensity = imageIntensity(picture, entry.channel ?? "luminance");
    return {
      type: "image",
      field,
      width: picture.width,
      height: picture.height,
      intensity,
      value,
      combine,
    };
  }
  return { type: "shape", field, shape: resolveShape(entry, place, context, read), value, combine };
}

function findImage(
  { image }: ImageFile,
  place: string,
  images: ReadonlyMap<string, DecodedImage>,
): DecodedImage {
  const picture = images.get(image);
  if (picture !== undefined) return picture;
  throw new ModelError(`${place}.image`, `the picture "${image.slice(0, 60)}" has not been read`);
}
