import { fluxKey, type ResolvedFlux } from "../look/flux/flux.ts";
import { fluxArrows, fluxStrokes } from "../look/flux/strokes.ts";
import type { ResolvedView } from "../look/looks.ts";
import { placeContourLabels, type Visible } from "../look/overlay/contour-labels.ts";
import type { Marks, MovingFlux } from "../look/overlay/marks.ts";
import { spaceOf } from "../look/views.ts";
import { type Context2D, drawText } from "./draw-text.ts";
import {
  domainRectangle,
  type Extent,
  intersect,
  type Placement,
  positionAt,
  type Viewport,
} from "./framing.ts";

/** px */
const SIZE = 11;
/** From a line to the letters on it, px. */
const LIFT = 4;

/** What marks lie over: a view at a time (min), and where it is in the picture. */
export interface MarkedPicture {
  readonly extent: Extent;
  readonly placement: Placement;
  readonly viewport: Viewport;
  /** Of the viewport what is seen, from its left edge; default: all of it. */
  readonly sight?: { readonly left: number; readonly right: number };
  readonly view: ResolvedView;
  readonly time: number;
}

/** Draws what was read off the fields over their picture, where that is a plane. Lengths are px of the context's present transform. */
export function drawMarks(context: Context2D, marks: Marks, picture: MarkedPicture): void {
  const { extent, placement, viewport, sight, view, time } = picture;
  if (spaceOf(view).kind !== "plane") return;
  const { flux } = view;
  const { contours } = marks;
  const visible = visiblePart(extent, placement, viewport);
  if (marks.flux !== null && flux !== undefined && marks.flux.key === fluxKey(flux)) {
    drawFlux(context, marks.flux, flux, time, visible, picture);
  }
  const seen = sight === undefined ? visible : visiblePart(extent, placement, viewport, sight);
  for (const label of placeContourLabels(contours, placement.scale, seen)) {
    const before = context.getTransform();
    context.translate(
      placement.left + label.x * placement.scale,
      placement.top + (extent.height - label.y) * placement.scale,
    );
    context.rotate(-label.angle);
    drawText(context, label.text, 0, -LIFT, {
      size: SIZE,
      weight: 600,
      color: label.color,
      align: "center",
    });
    context.setTransform(before);
  }
}

/** The part of the domain that is in sight, um. */
function visiblePart(
  extent: Extent,
  placement: Placement,
  { width, height }: Viewport,
  sight = { left: 0, right: width },
): Visible {
  const window = { top: 0, bottom: height, ...sight };
  const part = intersect(window, domainRectangle(extent, placement));
  const from = positionAt(extent, placement, part.left, part.bottom);
  const to = positionAt(extent, placement, part.right, part.top);
  return { left: from.x, right: to.x, bottom: from.y, top: to.y };
}

/** px: rim and line, and an arrow's head as a share of its length and at most. */
const RIM = 3;
const LINE = 1.3;
const HEAD = 0.4;
const LARGEST_HEAD = 6;

function drawFlux(
  context: Context2D,
  { plane, period }: MovingFlux,
  { scale, style, color }: ResolvedFlux,
  time: number,
  visible: Visible,
  { extent, placement }: MarkedPicture,
): void {
  const zoom = placement.scale;
  const arrows =
    style === "arrows"
      ? fluxArrows(plane, scale, zoom, visible)
      : fluxStrokes(plane, scale, zoom, visible, time / period);
  const toPixels = ([x, y]: readonly [number, number]): readonly [number, number] => [
    placement.left + x * zoom,
    placement.top + (extent.height - y) * zoom,
  ];
  context.lineCap = "round";
  context.lineJoin = "round";
  const passes = [
    { width: RIM, color: "rgba(0, 0, 0, 0.55)" },
    { width: LINE, color },
  ];
  for (const pass of passes) {
    context.strokeStyle = pass.color;
    context.lineWidth = pass.width;
    for (const arrow of arrows) {
      context.globalAlpha = arrow.opacity;
      drawArrow(context, arrow.points.map(toPixels), style === "arrows");
    }
  }
  context.globalAlpha = 1;
}

function drawArrow(
  context: Context2D,
  points: readonly (readonly [number, number])[],
  headed: boolean,
): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (headed && tip !== undefined && before !== undefined) {
    const [dx, dy] = [tip[0] - before[0], tip[1] - before[1]];
    const length = Math.hypot(dx, dy);
    const size = Math.min(HEAD * length, LARGEST_HEAD);
    for (const side of [-1, 1]) {
      const turn = Math.atan2(dy, dx) + side * 2.6;
      context.moveTo(tip[0], tip[1]);
      context.lineTo(tip[0] + size * Math.cos(turn), tip[1] + size * Math.sin(turn));
    }
  }
  context.stroke();
}
