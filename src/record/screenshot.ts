import type { CaptureRequest, Stage } from "../view/stage.ts";

/**
 * The stage's present picture as a PNG file, at `scale` times `width` by `height` px, with scale bar,
 * time, legend and title unless `overlays` is false. Captions grow with the picture.
 */
export async function screenshot(
  stage: Stage,
  options: Omit<CaptureRequest, "target"> & { readonly scale?: number },
): Promise<Blob> {
  const { scale = 1, ...request } = options;
  const width = Math.max(1, Math.round(request.width * scale));
  const height = Math.max(1, Math.round(request.height * scale));
  await stage.ready(request.view);
  return stage.capture({ ...request, width, height }).convertToBlob({ type: "image/png" });
}
