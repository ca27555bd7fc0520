import type { Engine, FieldImage } from "../../engine/engine.ts";
import type { DataRange } from "../../look/auto-window.ts";
import { differenceRange, type Plane } from "../../look/difference/range.ts";

/** ms between two readings back from a GPU. */
const READ_EVERY = 400;

/** Two runs, and what was shown of them. */
export interface TwoImages {
  readonly image: FieldImage;
  readonly engine: Engine;
  readonly second: FieldImage;
  readonly other: Engine;
}

/** How far two runs differ where they are drawn; of a GPU, read back now and then. */
export class DifferenceReader {
  private readAt = Number.NEGATIVE_INFINITY;

  /** Other runs: reads with the next picture. */
  clear(): void {
    this.readAt = Number.NEGATIVE_INFINITY;
  }

  /** The range in a layer of the images; null: nothing new. `isStill`: no later picture may come. */
  async read(
    { image, engine, second, other }: TwoImages,
    name: string,
    layer: number,
    slice: number,
    isStill = false,
  ): Promise<DataRange | null> {
    if (layer < 0) return null;
    if (image.kind === "array" && second.kind === "array") {
      return differenceRange(layerOf(image, layer), layerOf(second, layer));
    }
    const now = performance.now();
    if (!isStill && now - this.readAt < READ_EVERY) return null;
    this.readAt = now;
    const [first, last] = await Promise.all([engine.read(name, slice), other.read(name, slice)]);
    return differenceRange(planeOf(first, engine), planeOf(last, other));
  }
}

function layerOf(image: FieldImage & { readonly kind: "array" }, layer: number): Plane {
  const { width, height, data } = image;
  const size = width * height;
  return { data: data.subarray(size * layer, size * (layer + 1)), width, height };
}

function planeOf(data: Float32Array, { grid: { nx, ny } }: Engine): Plane {
  return { data, width: nx, height: ny };
}
