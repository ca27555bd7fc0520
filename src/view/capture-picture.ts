import type { FieldImage } from "../engine/engine.ts";
import type { ResolvedView } from "../look/looks.ts";
import { CELL_HEAD } from "../look/multiples/cells.ts";
import type { CaptionRoom } from "../look/multiples/setting.ts";
import type { Marks } from "../look/overlay/marks.ts";
import type { Turn } from "../look/parts/turn.ts";
import { spaceOf } from "../look/views.ts";
import { drawAxes } from "./draw-axes.ts";
import { drawCellHeads, drawSplit } from "./draw-cells.ts";
import { drawMarks } from "./draw-marks.ts";
import {
  type Extent,
  type Framing,
  magnifyPlacement,
  type Placement,
  placeDomain,
  type Viewport,
} from "./framing.ts";
import { captionInsets, drawFootOfSeveral, drawOverlay, footOfSeveral } from "./overlay.ts";
import { domainPlacement, seenExtent, shiftFraming, turnOf } from "./seen.ts";
import type { CaptureRequest } from "./stage.ts";
import type { TissueRenderer } from "./tissue-renderer.ts";
import { cellViewport, viewCells } from "./view-cells.ts";

/** What a captured picture shows. */
export interface CapturedScene {
  readonly extent: Extent;
  readonly framing: Framing;
  readonly view: ResolvedView;
  readonly image: FieldImage;
  readonly against: FieldImage | null;
  readonly title: string;
  readonly marks: Marks;
}

/** Captions are laid out as in a window of this size, px, and grow with the picture. */
const CAPTION_LAYOUT = { width: 640, height: 560 };

/** How a view lies in a viewport: what a picture is drawn by, and what stands about it. */
export interface PictureSpace {
  /** What a picture that fits fills, um. */
  readonly seen: Extent;
  /** Where that lies. */
  readonly placement: Placement;
  /** Where the domain lies. */
  readonly domain: Placement;
  readonly turn: Turn | null;
}

/** Where a view lies in a viewport (of small multiples: the first of them in its part). */
export function spaceOfPicture(
  view: ResolvedView,
  extent: Extent,
  framing: Framing,
  viewport: Viewport,
): PictureSpace {
  const space = spaceOf(view);
  const seen = seenExtent(extent, space);
  const own = cellViewport(view, viewport, extent);
  const placement = placeDomain(seen, own, shiftFraming(framing, extent, seen));
  const domain = domainPlacement(placement, extent, seen);
  return { seen, placement, domain, turn: turnOf(space, framing) };
}

/** Tissue and captions on one canvas of the request's size, without the panels' insets. */
export function capturePicture(
  renderer: TissueRenderer,
  request: CaptureRequest,
  { extent, framing, image, against, title, marks, ...scene }: CapturedScene,
): OffscreenCanvas {
  const { width, height, whole = false, overlays = true } = request;
  const part = request.part ?? { left: 0, top: 0, width, height };
  const target = request.target ?? new OffscreenCanvas(part.width, part.height);
  if (target.width !== part.width) target.width = part.width;
  if (target.height !== part.height) target.height = part.height;
  const context = target.getContext("2d", { alpha: false });
  if (context === null) throw new Error("This browser gave no 2D canvas for the picture.");
  const { unit = Math.min(width / CAPTION_LAYOUT.width, height / CAPTION_LAYOUT.height) } = request;
  const insets = { left: 0, right: 0, top: 0, bottom: 0 };
  const viewport = { width: width / unit, height: height / unit, insets };
  context.setTransform(1, 0, 0, 1, 0, 0);
  const foot = overlays === true ? footOfSeveral(context, { ...scene, viewport, title }) : 0;
  const view = inRoom(scene.view, { head: overlays === false ? 0 : CELL_HEAD, foot });
  const cells = viewCells(view, viewport, extent);
  const isOfSeveral = view.mode === "multiples";
  const own = cellViewport(view, viewport, extent);
  const { seen, turn, ...usual } = spaceOfPicture(view, extent, framing, viewport);
  let { placement } = usual;
  if (whole && !isOfSeveral) placement = { left: 0, top: 0, scale: viewport.width / seen.width };
  if (overlays === true && !whole && !isOfSeveral) {
    const room = captionInsets(context, { viewport, extent: seen, placement, view, title });
    const shifted = shiftFraming(framing, extent, seen);
    placement = placeDomain(seen, { ...viewport, insets: { ...insets, ...room } }, shifted);
  }
  const domain = domainPlacement(placement, extent, seen);
  const placed = magnifyPlacement(domain, unit);
  const picture = {
    width: part.width,
    height: part.height,
    unit,
    extent,
    placement: { ...placed, left: placed.left - part.left, top: placed.top - part.top },
    view,
    turn,
    image,
    against,
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(renderer.drawOffscreen(picture), 0, 0);
  const toPart = (left: number, top: number): void =>
    context.setTransform(unit, 0, 0, unit, unit * left - part.left, unit * top - part.top);
  for (const { left, top } of cells) {
    toPart(left, top);
    const { strip } = request;
    const sight = strip && { left: strip.left / unit, right: strip.right / unit };
    const where = { extent, placement: domain, viewport: own, ...(sight && { sight }) };
    const picture = { ...where, view, time: image.time };
    drawMarks(context, overlays === false ? { ...marks, contours: [] } : marks, picture);
  }
  toPart(0, 0);
  if (view.mode === "multiples" && overlays !== false) drawCellHeads(context, view.parts, cells);
  if (view.mode === "split") drawSplit(context, view.at * viewport.width, viewport.height);
  if (overlays === false) return target;
  const { width: wide, height: high } = viewport;
  const axes = { extent, placement: domain, view, width: wide, height: high };
  if (!isOfSeveral) drawAxes(context, { ...axes, ...(turn && { turn }) });
  if (overlays === "marks") return target;
  if (isOfSeveral) {
    drawFootOfSeveral(context, { viewport, view, title, placement, time: image.time });
    return target;
  }
  drawOverlay(context, { viewport, extent: seen, placement, view, time: image.time, title });
  return target;
}

/** Small multiples with the room that their captions take. */
function inRoom(view: ResolvedView, room: CaptionRoom): ResolvedView {
  return view.mode === "multiples" ? { ...view, room } : view;
}
