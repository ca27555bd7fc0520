import type { ColorBar, LegendEntry } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import type { PoleKey } from "../look/polarization/key.ts";
import { colorBarOf, legendEntries, poleKeyOf } from "../look/views.ts";
import { formatClock } from "../numbers/format-time.ts";
import { colorBarWidth, drawColorBar } from "./draw-color-bar.ts";
import { drawLegend, drawStrip, type LegendStrip, layOutStrip, legendSize } from "./draw-legend.ts";
import { drawPoleKey, poleKeySize } from "./draw-pole-key.ts";
import { drawScaleBar } from "./draw-scale-bar.ts";
import { type Context2D, drawText } from "./draw-text.ts";
import {
  domainRectangle,
  type Extent,
  freeRectangle,
  intersect,
  type Placement,
  placeDomain,
  type Rectangle,
  type Viewport,
  wholeDomain,
} from "./framing.ts";

/** Everything that is written about the tissue in a picture. Lengths are px of the context's present transform. */
export interface OverlayScene {
  readonly viewport: Viewport;
  readonly extent: Extent;
  readonly placement: Placement;
  readonly view: ResolvedView;
  /** Simulated time, min. */
  readonly time: number;
  /** Empty: none. */
  readonly title: string;
}

const PAD = 14;
/** Of the strip below the tissue in which scale bar and time stand, px. */
const FOOT = 42;
/** Of a color bar, px. */
const TALLEST = 380;
/** Below this width (px) of the tissue its windows are not written out. */
const SMALL = 340;
const PANEL = "rgba(6, 8, 12, 0.58)";
/** As around the tissue of a picture. */
const GROUND = "#05070a";

/**
 * Draws captions as journals want them: below the tissue the time at the left and the scale bar at the right, what
 * the colors mean beside it or below it where there is room, else over its upper corners. For saved pictures; the
 * page says all this beside the tissue. The caller scales the context.
 */
export function drawOverlay(context: Context2D, scene: OverlayScene): void {
  const free = freeRectangle(scene.viewport);
  const strip = stripOf(context, scene);
  const bottom = free.bottom - belowHeight(strip);
  const above = { ...free, bottom };
  const tissue = intersect(above, domainRectangle(scene.extent, scene.placement));
  const width = tissue.right - tissue.left;
  if (width < 40 || tissue.bottom - tissue.top < 40) return;
  // Of a tissue that is looked at from near, what stands below it covers what goes on there.
  context.fillStyle = GROUND;
  context.fillRect(0, bottom, scene.viewport.width, scene.viewport.height - bottom);
  if (strip === null) drawMeaning(context, scene, free, tissue);
  else drawStrip(context, strip, entriesOf(scene), PAD, bottom + FOOT + 2);
  const bar = colorBarOf(scene.view);
  if (bar !== null) placeColorBar(context, bar, free, tissue);
  const key = poleKeyOf(scene.view);
  if (key !== null) placePoleKey(context, key, free, tissue);
  drawFooter(context, scene, {
    ...tissue,
    left: tissue.left - PAD,
    right: tissue.right + PAD,
    bottom: tissue.bottom + FOOT,
  });
}

/** Entries of a strip. */
function entriesOf({ view }: Pick<OverlayScene, "view">): readonly LegendEntry[] {
  return legendEntries(view).map(withoutDetail);
}

/** px below the tissue: scale bar and time, and the legend if it is a strip. */
function belowHeight(strip: LegendStrip | null): number {
  return FOOT + (strip === null ? 0 : strip.height + PAD);
}

/** Scale bar and time at the lower edge of a rectangle. */
function drawFooter(
  context: Context2D,
  scene: Pick<OverlayScene, "placement" | "time">,
  tissue: Rectangle,
): void {
  const width = tissue.right - tissue.left;
  const base = tissue.bottom - PAD;
  drawScaleBar(
    context,
    scene.placement.scale,
    Math.min(Math.max(0.28 * width, 30), 200),
    tissue.right - PAD,
    base,
  );
  drawText(context, formatClock(scene.time), tissue.left + PAD, base, {
    size: 18,
    weight: 600,
    color: "#ffffff",
  });
}

/** What time, scale bar, title and legend take below all tissues of small multiples, px. */
export function footOfSeveral(context: Context2D, scene: SeveralScene): number {
  return belowHeight(stripOfSeveral(context, scene));
}

/** Draws them into what `footOfSeveral` asks for; `placement`: of the first tissue. */
export function drawFootOfSeveral(
  context: Context2D,
  scene: SeveralScene & Pick<OverlayScene, "placement" | "time">,
): void {
  const { width, height } = scene.viewport;
  const strip = stripOfSeveral(context, scene);
  const top = height - belowHeight(strip);
  // Tissues that are looked at from near end above it.
  context.fillStyle = GROUND;
  context.fillRect(0, top, width, height - top);
  if (strip !== null) drawStrip(context, strip, entriesOf(scene), PAD, top + FOOT + 2);
  drawFooter(context, scene, { left: 0, right: width, top, bottom: top + FOOT });
}

type SeveralScene = Pick<OverlayScene, "viewport" | "view" | "title">;

/** null: there is nothing to say, or no room for it. */
function stripOfSeveral(
  context: Context2D,
  { viewport: { width, height }, view, title }: SeveralScene,
): LegendStrip | null {
  const entries = entriesOf({ view });
  if (width < SMALL || (entries.length === 0 && title === "")) return null;
  const strip = layOutStrip(context, title, entries, width - 2 * PAD);
  return strip.height < 0.25 * height ? strip : null;
}

/**
 * What the tissue of a picture leaves free (px) for title and legend to stand outside it: it goes to the right of
 * the middle where it leaves room at its sides, and up, and smaller where that is needed, where it does not.
 */
export function captionInsets(
  context: Context2D,
  scene: Omit<OverlayScene, "time">,
): { readonly left: number; readonly right: number; readonly bottom: number } {
  const { viewport, extent, placement, view, title } = scene;
  const strip = stripOf(context, scene);
  const need = belowHeight(strip);
  const low = viewport.height - extent.height * placement.scale;
  const bottom = Math.max(0, Math.min(need, 2 * need - low));
  const spare = viewport.width - extent.width * placement.scale;
  const right = rightInset(context, scene, spare);
  if (strip !== null || right > 0) return { left: 0, right, bottom };
  const legend = besideTissue(context, title, legendEntries(view), spare - 2 * PAD);
  const isBar = colorBarOf(view) !== null;
  const left = legend === null || isBar ? 0 : 2 * (legend.width + 2 * PAD) - spare;
  return { left: Math.max(0, left), right, bottom };
}

/** What a color bar or key at the right needs beyond what a tissue in the middle leaves there, px. */
function rightInset(
  context: Context2D,
  { viewport, view }: Pick<OverlayScene, "viewport" | "view">,
  spare: number,
): number {
  const [bar, key] = [colorBarOf(view), poleKeyOf(view)];
  if (viewport.width < SMALL || (bar === null && key === null)) return 0;
  const need = Math.max(
    bar === null ? 0 : colorBarWidth(context, bar, TALLEST) + 2 * PAD + 8,
    key === null ? 0 : poleKeySize(context, key).width + 2 * PAD,
  );
  return Math.max(0, Math.min(need, 2 * need - spare));
}

/** The legend as a strip below the tissue; null: it stands beside it, or the picture is too small for one. */
function stripOf(
  context: Context2D,
  { viewport, extent, view, title }: Omit<OverlayScene, "time">,
): LegendStrip | null {
  const entries = entriesOf({ view });
  if (viewport.width < SMALL || (entries.length === 0 && title === "")) return null;
  const whole = placeDomain(extent, viewport, wholeDomain(extent));
  const spare = viewport.width - extent.width * whole.scale;
  const isAlone = colorBarOf(view) === null && poleKeyOf(view) === null;
  const room = isAlone ? spare : (spare - rightInset(context, { viewport, view }, spare)) / 2;
  if (besideTissue(context, title, entries, room - 2 * PAD) !== null) return null;
  const strip = layOutStrip(context, title, entries, viewport.width - 2 * PAD);
  return strip.height < 0.4 * viewport.height ? strip : null;
}

/** Title and legend, left of the tissue if they fit there. */
function drawMeaning(
  context: Context2D,
  { view, title }: OverlayScene,
  free: Rectangle,
  tissue: Rectangle,
): void {
  const all = legendEntries(view);
  if (all.length === 0 && title === "") return;
  const room = tissue.left - free.left - 2 * PAD;
  const legend = besideTissue(context, title, all, room);
  if (legend !== null) {
    const x = Math.max(free.left + PAD, tissue.left - PAD - Math.max(legend.width, 240));
    drawLegend(context, title, legend.entries, x, tissue.top, room);
    return;
  }
  const isSmall = tissue.right - tissue.left < SMALL;
  const entries = isSmall ? all.map(withoutDetail) : all;
  const widest = 0.6 * (tissue.right - tissue.left);
  const { width, height } = legendSize(context, title, entries, widest);
  const [x, y] = [tissue.left + PAD, tissue.top + PAD];
  drawPanel(context, x - 7, y - 5, width + 14, height + 10);
  drawLegend(context, title, entries, x, y, widest);
}

/** What of a legend goes into a column of a width (px): all, or else what is what without its details. */
function besideTissue(
  context: Context2D,
  title: string,
  all: readonly LegendEntry[],
  room: number,
): { readonly width: number; readonly entries: readonly LegendEntry[] } | null {
  for (const entries of [all, all.map(withoutDetail)]) {
    const { width } = legendSize(context, title, entries, Math.max(Math.min(room, 300), 120));
    if (width <= room) return { width, entries };
  }
  return null;
}

/** Where there is little room a legend says only what is what, and of a line its level. */
function withoutDetail(entry: LegendEntry): LegendEntry {
  return entry.mark === "line" ? entry : { ...entry, detail: "" };
}

/** Right of the tissue if it fits there. */
function placeColorBar(
  context: Context2D,
  view: ColorBar,
  free: Rectangle,
  tissue: Rectangle,
): void {
  const tall = tissue.bottom - tissue.top;
  const height = Math.min(0.66 * tall, TALLEST);
  const width = colorBarWidth(context, view, height);
  const beside = free.right - tissue.right >= width + 2 * PAD + 4;
  const x = beside ? tissue.right + PAD + 4 : tissue.right - PAD - width;
  const y = beside ? tissue.top : tissue.top + PAD;
  if (!beside) drawPanel(context, x - 8, y - 5, width + 16, height + 16);
  drawColorBar(context, view, x, y, height);
}

/** The same of the key of phenotypes. */
function placePoleKey(context: Context2D, key: PoleKey, free: Rectangle, tissue: Rectangle): void {
  const { width, height } = poleKeySize(context, key);
  if (tissue.bottom - tissue.top < 1.4 * height) return;
  const beside = free.right - tissue.right >= width + 2 * PAD;
  const x = beside ? tissue.right + PAD : tissue.right - PAD - width;
  const y = beside ? tissue.top : tissue.top + PAD;
  if (!beside) drawPanel(context, x - 8, y - 5, width + 16, height + 10);
  drawPoleKey(context, key, x, y);
}

function drawPanel(context: Context2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fillStyle = PANEL;
  context.fill();
}

/** The brush's ring (um) on the page; null: none. */
export function drawBrush(
  context: Context2D,
  brush: { readonly x: number; readonly y: number; readonly radius: number } | null,
  extent: Extent,
  placement: Placement,
): void {
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
