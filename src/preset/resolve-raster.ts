import { ModelError } from "../model/error.ts";
import type { Raster } from "../model/scenario.ts";
import { imageIntensity } from "./image-intensity.ts";
import type { PresetFile } from "./preset-schema.ts";
import type { Rasters } from "./read-rasters.ts";

type EntryFile = NonNullable<PresetFile["initial"]>[number];
export type RasterFile = Extract<EntryFile, { image: string } | { data: string }>;

/** The numbers of an `image` or `data` entry, rows from y = 0 up. */
export function resolveRaster(
  entry: RasterFile,
  place: string,
  dimensions: 2 | 3,
  { images, arrays }: Rasters,
): Raster {
  const interpolation = entry.interpolation ?? "linear";
  if ("image" in entry) {
    const picture = found(
      images.get(entry.image),
      `${place}.image`,
      `picture "${shown(entry.image)}"`,
    );
    const { width, height } = picture;
    const intensity = imageIntensity(picture, entry.channel ?? "luminance");
    return { width, height, depth: 1, values: flipRows(intensity, width), interpolation };
  }
  const { shape, values } = found(
    arrays.get(entry.data),
    `${place}.data`,
    `data set "${shown(entry.data)}"`,
  );
  const [width = 1, height = 1, depth = 1] = [...shape].reverse();
  if (depth > 1 && dimensions === 2) {
    throw new ModelError(
      `${place}.data`,
      `is an array of ${shape.join(" x ")}, but the domain has two axes: it must be [ny, nx]; ` +
        "of several frames take one, e.g. a[-1]",
    );
  }
  return { width, height, depth, values, interpolation };
}

function found<T>(item: T | undefined, place: string, what: string): T {
  if (item !== undefined) return item;
  throw new ModelError(place, `the ${what} has not been read`);
}

function shown(name: string): string {
  return name.slice(0, 60);
}

/** A picture's first row is its top, a field's is y = 0. */
function flipRows(values: Float32Array, width: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    result.set(values.subarray(start, start + width), values.length - width - start);
  }
  return result;
}
