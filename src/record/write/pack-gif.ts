import { GIFEncoder, quantize } from "gifenc";
import type { FilmPlan } from "./film-plan.ts";
import type { FramePacker } from "./frame-packer.ts";
import { type Color, indicesOf } from "./gif-colors.ts";
import { delayOf } from "./gif-times.ts";

const COLORS = 256;
/** Steps of each part of a color in what stands for colors that come later. */
const STEPS = 4;

/** An animated GIF, frame by frame; the byte that ends it comes with `finish-film.ts`. */
export function openGif(plan: FilmPlan, append: (data: Uint8Array) => void): FramePacker {
  const { width, height, transparent = false, loop = true, palette = "frame" } = plan;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser gave no 2D canvas for the GIF.");
  const encoder = GIFEncoder({ auto: false });
  let first = true;
  let colors: readonly Color[] = [];
  return {
    add: async ({ image, time, duration }) => {
      context.clearRect(0, 0, width, height);
      context.drawImage(image, 0, 0);
      image.close();
      const { data } = context.getImageData(0, 0, width, height);
      const isNew = first || palette === "frame";
      if (isNew) colors = colorsOf(data, palette === "film", transparent);
      const clear = transparent ? 0 : -1;
      const indices = indicesOf(data, width, colors, plan.dither ?? "ordered", clear);
      if (first) encoder.writeHeader();
      encoder.writeFrame(indices, width, height, {
        ...(isNew ? { palette: colors.map((color) => [...color]) } : {}),
        ...(transparent ? { transparent: true, transparentIndex: 0 } : {}),
        first,
        delay: 10 * delayOf(time, duration),
        repeat: loop ? 0 : -1,
      });
      first = false;
      append(encoder.stream.bytes());
      encoder.stream.reset();
    },
    end: async () => {},
  };
}

/** Colors for a frame, or for a film by its first frame: then some of them lie evenly, for what comes later. */
function colorsOf(
  rgba: Uint8ClampedArray,
  isForAll: boolean,
  transparent: boolean,
): readonly Color[] {
  const even = isForAll ? evenColors() : [];
  const room = COLORS - even.length - (transparent ? 1 : 0);
  const own = quantize(new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength), room);
  return [...(transparent ? [[0, 0, 0]] : []), ...own, ...even];
}

function evenColors(): readonly Color[] {
  const parts = Array.from({ length: STEPS }, (_, step) => Math.round((255 * step) / (STEPS - 1)));
  return parts.flatMap((r) => parts.flatMap((g) => parts.map((b) => [r, g, b])));
}
