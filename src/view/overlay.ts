import { colorBarWidth, drawColorBar } from "./draw-color-bar.ts";
import { drawLegend, type LegendEntry, legendEntries, legendSize } from "./draw-legend.ts";
import { drawScaleBar } from "./draw-scale-bar.ts";
import { type Context2D, drawText } from "./draw-text.ts";
import { formatTime } from "./format-time.ts";
import {
  domainRectangle,
  type Extent,
  freeRectangle,
  intersect,
  type Placement,
  type Rectangle,
  type Viewport,
} from "./framing.ts";
import type { ResolvedView, SingleFieldView } from "./resolved-view.ts";

/** Everything that is written over the tissue. Lengths are px of the context's present transform. */
export interface OverlayScene {
  readonly viewport: Viewport;
  readonly extent: Extent;
  readonly placement: Placement;
  readonly view: ResolvedView;
  /** Simulated time, min. */
  readonly time: number;
  /** Empty: none (on the page, which shows it elsewhere). */
  readonly title: string;
  /** um */
  readonly brush: { readonly x: number; readonly y: number; readonly radius: number } | null;
}

const PAD = 14;
/** Below this width (px) of the tissue its windows are not written out. */
const SMALL = 340;
const PANEL = "rgba(6, 8, 12, 0.58)";

/**
 * Draws captions as microscopes do: scale bar at the lower right of the tissue, time at the lower
 * left, what the colors mean beside it where there is room, else over its upper corners. The same
 * for the page and for recorded pictures; the caller scales the context.
 */
export function drawOverlay(context: Context2D, scene: OverlayScene): void {
  const free = freeRectangle(scene.viewport);
  const tissue = intersect(free, domainRectangle(scene.extent, scene.placement));
  const width = tissue.right - tissue.left;
  if (width < 40 || tissue.bottom - tissue.top < 40) return;
  if (scene.brush !== null) drawBrush(context, scene);
  drawMeaning(context, scene, free, tissue);
  if (scene.view.mode === "field") placeColorBar(context, scene.view, free, tissue);
  const base = tissue.bottom - PAD;
  drawScaleBar(
    context,
    scene.placement.scale,
    Math.min(Math.max(0.28 * width, 30), 200),
    tissue.right - PAD,
    base,
  );
  drawText(context, formatTime(scene.time), tissue.left + PAD, base, {
    size: 18,
    weight: 600,
    color: "#ffffff",
  });
}

/** Title and legend, left of the tissue if they fit there. */
function drawMeaning(
  context: Context2D,
  { view, title }: OverlayScene,
  free: Rectangle,
  tissue: Rectangle,
): void {
  const isSmall = tissue.right - tissue.left < SMALL;
  const entries = isSmall ? legendEntries(view).map(withoutDetail) : legendEntries(view);
  if (entries.length === 0 && title === "") return;
  const room = tissue.left - free.left - 2 * PAD;
  const narrow = legendSize(context, title, entries, Math.max(room, 120));
  const beside = narrow.width <= room;
  const widest = beside ? room : 0.6 * (tissue.right - tissue.left);
  const { width, height } = beside ? narrow : legendSize(context, title, entries, widest);
  const x = beside
    ? Math.max(free.left + PAD, tissue.left - PAD - Math.max(width, 240))
    : tissue.left + PAD;
  const y = beside ? tissue.top : tissue.top + PAD;
  if (!beside) drawPanel(context, x - 7, y - 5, width + 14, height + 10);
  drawLegend(context, title, entries, x, y, widest);
}

/** On a small picture a legend says only what is what. */
function withoutDetail(entry: LegendEntry): LegendEntry {
  return { ...entry, detail: "" };
}

/** Right of the tissue if it fits there. */
function placeColorBar(
  context: Context2D,
  view: SingleFieldView,
  free: Rectangle,
  tissue: Rectangle,
): void {
  const tall = tissue.bottom - tissue.top;
  const height = Math.min(0.66 * tall, 380);
  const width = colorBarWidth(context, view, height);
  const beside = free.right - tissue.right >= width + 2 * PAD + 4;
  const x = beside ? tissue.right + PAD + 4 : tissue.right - PAD - width;
  const y = beside ? tissue.top : tissue.top + PAD;
  if (!beside) drawPanel(context, x - 8, y - 5, width + 16, height + 16);
  drawColorBar(context, view, x, y, height);
}

function drawPanel(context: Context2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fillStyle = PANEL;
  context.fill();
}

function drawBrush(context: Context2D, { brush, extent, placement }: OverlayScene): void {
  if (brush === null) return;
  const { left, top, scale } = placement;
  const x = left + brush.x * scale;
  const y = top + (extent.height - brush.y) * scale;
  context.beginPath();
  context.arc(x, y, Math.max(brush.radius * scale, 2), 0, 2 * Math.PI);
  context.strokeStyle = "rgba(0, 0, 0, 0.6)";
  context.lineWidth = 3.5;
  context.stroke();
  context.strokeStyle = "rgba(255, 255, 255, 0.95)";
  context.lineWidth = 1.5;
  context.stroke();
}
