import type { FieldImage, ReadableEngine } from "../engine/engine.ts";
import type { Plane } from "../look/difference/range.ts";

/** A picture's image, its layers, and the slice of a volume that it shows. */
export interface ShownImage {
  readonly image: FieldImage | null;
  readonly names: readonly string[];
  readonly slice: number;
}

/**
 * The plane of a field or observable that is looked at: of the image where it holds numbers, else what the
 * engine has now. Rejects as `Engine.read` does.
 */
export async function readPlane(
  engine: Pick<ReadableEngine, "grid" | "read">,
  { image, names, slice }: ShownImage,
  name: string,
): Promise<Plane> {
  const layer = names.indexOf(name);
  const isPlane = image?.kind === "array" && image.tiles === undefined;
  if (isPlane && layer >= 0 && layer < image.layers) {
    const { width, height, data } = image;
    const size = width * height;
    return { data: data.subarray(size * layer, size * (layer + 1)), width, height };
  }
  const { nx, ny } = engine.grid;
  return { data: await engine.read(name, slice), width: nx, height: ny };
}
