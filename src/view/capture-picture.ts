import type { FieldImage } from "../engine/engine.ts";
import { type Extent, type Framing, magnifyPlacement, placeDomain } from "./framing.ts";
import { drawOverlay } from "./overlay.ts";
import type { ResolvedView } from "./resolved-view.ts";
import type { CaptureRequest } from "./stage.ts";
import type { TissueRenderer } from "./tissue-renderer.ts";

/** What a captured picture shows. */
export interface CapturedScene {
  readonly extent: Extent;
  readonly framing: Framing;
  readonly view: ResolvedView;
  readonly image: FieldImage;
  readonly title: string;
}

/** Captions are laid out as in a window of this size, px, and grow with the picture. */
const CAPTION_LAYOUT = { width: 640, height: 560 };

/** Tissue and captions on one canvas of the request's size, without the panels' insets. */
export function capturePicture(
  renderer: TissueRenderer,
  { width, height, whole = false, overlays = true, target: given }: CaptureRequest,
  { extent, framing, view, image, title }: CapturedScene,
): OffscreenCanvas {
  const target = given ?? new OffscreenCanvas(width, height);
  if (target.width !== width) target.width = width;
  if (target.height !== height) target.height = height;
  const context = target.getContext("2d", { alpha: false });
  if (context === null) throw new Error("This browser gave no 2D canvas for the picture.");
  const unit = Math.min(width / CAPTION_LAYOUT.width, height / CAPTION_LAYOUT.height);
  const insets = { left: 0, right: 0, top: 0, bottom: 0 };
  const viewport = { width: width / unit, height: height / unit, insets };
  const placement = whole
    ? { left: 0, top: 0, scale: viewport.width / extent.width }
    : placeDomain(extent, viewport, framing);
  const inPixels = magnifyPlacement(placement, unit);
  const picture = { width, height, unit, extent, placement: inPixels, view, image };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(renderer.drawOffscreen(picture), 0, 0);
  if (!overlays) return target;
  context.setTransform(unit, 0, 0, unit, 0, 0);
  drawOverlay(context, { viewport, extent, placement, view, time: image.time, title, brush: null });
  return target;
}
