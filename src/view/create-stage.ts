import type { Stage, StageOptions } from "./stage.ts";
import { createTissueRenderer } from "./tissue-renderer.ts";
import { TissueStage } from "./tissue-stage.ts";

/** See `openStage`. */
export async function createStage(options: StageOptions): Promise<Stage> {
  const { canvas, overlay, device, quality, onLost } = options;
  const captions = overlay.getContext("2d");
  if (captions === null) throw new Error("This browser gave no 2D canvas for the captions.");
  const renderer = await createTissueRenderer({
    canvas,
    ...(quality === undefined ? {} : { quality }),
    ...(device === undefined ? {} : { device }),
  });
  return new TissueStage(canvas, captions, renderer, onLost ?? (() => {}));
}
