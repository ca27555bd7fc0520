import type { Box } from "./box.ts";
import {
  type FigureScene,
  FONTS,
  type MarkShape,
  RIM,
  type Shape,
  type TextShape,
} from "./scene.ts";

type Canvas2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A drawing and how it is to be painted. */
export interface Painting {
  /** Pixels of a point. */
  readonly scale: number;
  /** Pixels of a panel. */
  readonly rasterOf: (row: number, column: number) => CanvasImageSource;
}

/** Paints a drawing on a canvas of its size: what `svgText` writes, in pixels. */
export function paintScene(ctx: Canvas2D, { shapes }: FigureScene, painting: Painting): void {
  for (const shape of shapes) paintShape(ctx, shape, painting);
}

function paintShape(ctx: Canvas2D, shape: Shape, painting: Painting): void {
  const { scale, rasterOf } = painting;
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.setLineDash([]);
  switch (shape.kind) {
    case "rectangle": {
      const { box, fill, stroke, lineWidth = 0 } = shape;
      if (fill !== undefined) {
        ctx.fillStyle = fill;
        ctx.fillRect(box.x, box.y, box.width, box.height);
      }
      if (stroke === undefined) return;
      ctx.strokeStyle = stroke;
      ctx.lineWidth = lineWidth;
      ctx.strokeRect(box.x, box.y, box.width, box.height);
      return;
    }
    case "lines": {
      ctx.beginPath();
      for (const line of shape.lines) {
        line.forEach(([x, y], index) => {
          if (index === 0) ctx.moveTo(x, y);
          else ctx.lineTo(x, y);
        });
      }
      ctx.lineCap = "round";
      ctx.lineJoin = "round";
      ctx.strokeStyle = shape.color;
      ctx.lineWidth = shape.lineWidth;
      ctx.globalAlpha = shape.opacity ?? 1;
      ctx.stroke();
      ctx.globalAlpha = 1;
      return;
    }
    case "text":
      paintText(ctx, shape);
      return;
    case "raster": {
      const { x, y, width, height } = pixelsOf(shape.box, scale);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(rasterOf(shape.row, shape.column), x, y, width, height);
      return;
    }
    case "ramp": {
      const { box, colors } = shape;
      const gradient = ctx.createLinearGradient(0, box.y + box.height, 0, box.y);
      colors.forEach((color, index) => {
        gradient.addColorStop(index / (colors.length - 1), color);
      });
      ctx.fillStyle = gradient;
      ctx.fillRect(box.x, box.y, box.width, box.height);
      return;
    }
    case "mark":
      paintMark(ctx, shape);
      return;
    case "clip":
      paintClipped(ctx, shape.box, shape.shapes, painting);
      return;
  }
}

function paintClipped(
  ctx: Canvas2D,
  { x, y, width, height }: Box,
  shapes: readonly Shape[],
  painting: Painting,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  for (const shape of shapes) paintShape(ctx, shape, painting);
  ctx.restore();
}

function paintText(ctx: Canvas2D, shape: TextShape): void {
  const { text, x, y, size, color, align, isBold, angle = 0, rim } = shape;
  ctx.translate(x, y);
  ctx.rotate(angle);
  ctx.font = `${isBold === true ? "bold" : "normal"} ${size}px ${FONTS}`;
  // Points are no whole pixels, and letters stand where the points have them.
  ctx.textRendering = "geometricPrecision";
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  if (rim !== undefined) {
    ctx.strokeStyle = rim;
    ctx.lineWidth = RIM * size;
    ctx.lineJoin = "round";
    ctx.strokeText(text, 0, 0);
  }
  ctx.fillStyle = color;
  ctx.fillText(text, 0, 0);
}

function paintMark(ctx: Canvas2D, mark: MarkShape): void {
  const { path, x, y, scale, fill, fillOpacity = 1, stroke, lineWidth = 0, dash = [] } = mark;
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  const outline = new Path2D(path);
  if (fill !== undefined) {
    ctx.globalAlpha = fillOpacity;
    ctx.fillStyle = fill;
    ctx.fill(outline);
    ctx.globalAlpha = 1;
  }
  if (stroke === undefined) return;
  ctx.lineJoin = "miter";
  ctx.lineCap = "butt";
  ctx.strokeStyle = stroke;
  ctx.lineWidth = lineWidth / scale;
  ctx.setLineDash([...dash]);
  ctx.stroke(outline);
}

/** A panel's box in whole pixels. */
export function pixelsOf(box: Box, scale: number): Box {
  return {
    x: Math.round(box.x * scale),
    y: Math.round(box.y * scale),
    width: Math.max(1, Math.round(box.width * scale)),
    height: Math.max(1, Math.round(box.height * scale)),
  };
}
