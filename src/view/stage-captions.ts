import type { Cell } from "../look/multiples/cells.ts";
import { type Marks, NO_MARKS } from "../look/overlay/marks.ts";
import type { Camera } from "./camera.ts";
import { drawAxes } from "./draw-axes.ts";
import { drawCellHeads, drawPointer } from "./draw-cells.ts";
import { drawMarks } from "./draw-marks.ts";
import { drawBrush } from "./overlay.ts";
import type { Brush } from "./stage.ts";

/**
 * What lies over the tissue on the page, on a canvas of its own: levels, axes of what is turned, the rings of brush and
 * pointer, heads of cells. What the picture means stands beside it.
 */
export class StageCaptions {
  brush: Brush | null = null;
  /** Where the pointer is, um: marked in each of several tissues. */
  pointer: { readonly x: number; readonly y: number } | null = null;
  marks: Marks = NO_MARKS;
  readonly #context: CanvasRenderingContext2D;
  readonly #camera: Camera;
  #pixelRatio = 1;

  constructor(context: CanvasRenderingContext2D, camera: Camera) {
    this.#context = context;
    this.#camera = camera;
  }

  /** CSS px, and device pixels per CSS px. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.#pixelRatio = pixelRatio;
    this.#context.canvas.width = Math.round(width * pixelRatio);
    this.#context.canvas.height = Math.round(height * pixelRatio);
  }

  /** Of another tissue nothing was read yet, and the brush is not over it. */
  forget(): void {
    this.brush = null;
    this.marks = NO_MARKS;
  }

  /** Over a picture of this time, min; null: there is no picture. */
  draw(time: number | null): void {
    const context = this.#context;
    const { view, cells } = this.#camera;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (view === null || time === null) return;
    for (const cell of cells) this.#drawOver(cell, cells.length > 1, time);
    this.#toCssPixels();
    if (view.mode === "multiples") drawCellHeads(context, view.parts, cells);
  }

  /** What lies over one tissue, px from its own corner. */
  #drawOver(cell: Cell, isOfSeveral: boolean, time: number): void {
    const context = this.#context;
    const { view, extent, placement, cellViewport: viewport, framing } = this.#camera;
    if (view === null) return;
    this.#toCssPixels();
    context.translate(cell.left, cell.top);
    drawMarks(context, this.marks, { extent, placement, viewport, view, time });
    const { turn } = framing;
    // Numbers at a box stand outside of it.
    const { width, height } = viewport;
    drawAxes(context, { extent, placement, view, width, height, ...(turn && { turn }) });
    drawBrush(context, this.brush, extent, placement);
    if (!isOfSeveral || this.pointer === null) return;
    const { x, y } = this.#camera.pointOf(this.pointer.x, this.pointer.y);
    drawPointer(context, x, y);
  }

  #toCssPixels(): void {
    this.#context.setTransform(this.#pixelRatio, 0, 0, this.#pixelRatio, 0, 0);
  }
}
