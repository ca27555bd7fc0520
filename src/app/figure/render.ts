import { drawFigure } from "../../figure/draw-figure.ts";
import { FigureError } from "../../figure/figure-error.ts";
import type { FigureSize } from "../../figure/layout.ts";
import { layOutFigure } from "../../figure/layout.ts";
import { paintScene, pixelsOf } from "../../figure/paint.ts";
import type { FigureScene } from "../../figure/scene.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { tilesOf } from "../../figure/tiles.ts";
import { isWithin, limits } from "../../limits/limits.ts";
import { t } from "../../texts/text.ts";
import type { Stage } from "../../view/stage.ts";
import type { BuiltFigure } from "./build-content.ts";
import type { PanelPicture } from "./build-panel.ts";

/** px a side that a stage draws at once; every device has room for so much. */
const TILE = 2048;
/** A line of the picture is one pixel thin where it is so large, px; it grows with it. */
const UNIT = { width: 640, height: 560 };

/** A figure that is drawn: its shapes, and the pixels of its panels. */
export interface RenderedFigure {
  readonly scene: FigureScene;
  readonly scale: number;
  readonly rasters: readonly (readonly OffscreenCanvas[])[];
}

/** Lays a figure out and draws the pixels of its panels. Rejects with a FigureError where it cannot be so large. */
export async function renderFigure(
  { content, pictures }: BuiltFigure,
  settings: FigureSettings,
  stage: Stage,
  signal?: AbortSignal,
): Promise<RenderedFigure> {
  const layout = layOutFigure(content, sizeOf(settings));
  const scale = settings.dpi / 72;
  requireSize(Math.round(layout.width * scale), Math.round(layout.height * scale));
  const rasters: OffscreenCanvas[][] = [];
  for (const [row, boxes] of layout.panels.entries()) {
    const own: OffscreenCanvas[] = [];
    for (const [column, box] of boxes.entries()) {
      const picture = pictures[row]?.[column];
      if (picture === undefined) continue;
      await stage.ready(picture.view);
      if (stage.lost) throw new FigureError(t`The picture was lost; try again.`);
      signal?.throwIfAborted();
      const { width, height } = pixelsOf(box, scale);
      own.push(capturePanel(stage, picture, width, height));
    }
    rasters.push(own);
  }
  return { scene: drawFigure(content, layout, settings), scale, rasters };
}

/** All of a figure on one canvas. */
export function paintFigure({ scene, scale, rasters }: RenderedFigure): OffscreenCanvas {
  const canvas = new OffscreenCanvas(
    Math.round(scene.width * scale),
    Math.round(scene.height * scale),
  );
  const context = canvas.getContext("2d");
  if (context === null) throw new FigureError(t`This browser gave no canvas for the figure.`);
  paintScene(context, scene, {
    scale,
    rasterOf: (row, column) => rasters[row]?.[column] as OffscreenCanvas,
  });
  return canvas;
}

/** The pixels of a panel, tile by tile where a stage cannot draw them at once. */
function capturePanel(
  stage: Stage,
  { view, image, region, seen }: PanelPicture,
  width: number,
  height: number,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new FigureError(t`This browser gave no canvas for a panel.`);
  // Sides are whole pixels, so that one of them may be a share of a pixel longer than the region.
  const scale = Math.max(width / region.width, height / region.height);
  const [left, top] = [region.left * scale, (seen.height - region.bottom - region.height) * scale];
  for (const tile of tilesOf(width, height, TILE)) {
    const drawn = stage.capture({
      width: seen.width * scale,
      height: seen.height * scale,
      part: { ...tile, left: left + tile.left, top: top + tile.top },
      unit: Math.min(width / UNIT.width, height / UNIT.height),
      whole: true,
      overlays: false,
      view,
      image,
    });
    context.drawImage(drawn, tile.left, tile.top);
  }
  return canvas;
}

function sizeOf({ width, height, dpi, fontSize }: FigureSettings): FigureSize {
  return { width, dpi, fontSize, ...(height !== undefined && { height }) };
}

function requireSize(width: number, height: number): void {
  const { figurePixelSide: side, figurePixels: all } = limits;
  if (isWithin(side, width) && isWithin(side, height) && width * height <= all.most) return;
  const most = Math.floor(all.most / 1e6);
  throw new FigureError(
    t`The figure would have ${width} × ${height} px; ${side.most} a side and ${most} megapixels in all are the most. Make it smaller, or with fewer dots per inch.`,
  );
}
