import type { FieldImage } from "../engine/engine.ts";
import { capturePicture } from "./capture-picture.ts";
import {
  type Extent,
  type Framing,
  magnifyPlacement,
  panFraming,
  placeDomain,
  positionAt,
  type Viewport,
  wholeDomain,
  zoomFraming,
} from "./framing.ts";
import { drawOverlay } from "./overlay.ts";
import { type ResolvedView, viewNames } from "./resolved-view.ts";
import type {
  Brush,
  CaptureRequest,
  DrawStatus,
  Insets,
  Stage,
  StageOptions,
  StageScene,
} from "./stage.ts";
import { createTissueRenderer, type TissueRenderer } from "./tissue-renderer.ts";

const NO_INSETS: Insets = { left: 0, right: 0, top: 0, bottom: 0 };

/** Where a CPU draws, tissue (not captions) is drawn with no more pixels than this and magnified. */
const FAST_PIXELS = 450_000;

/** See `openStage`. */
export async function createStage(options: StageOptions): Promise<Stage> {
  const { canvas, overlay, device, quality } = options;
  const captions = overlay.getContext("2d");
  if (captions === null) throw new Error("This browser gave no 2D canvas for the captions.");
  const renderer = await createTissueRenderer({
    canvas,
    ...(quality === undefined ? {} : { quality }),
    ...(device === undefined ? {} : { device }),
  });
  return new TissueStage(canvas, captions, renderer);
}

/** Lengths are CSS px and um. */
class TissueStage implements Stage {
  readonly backend: "webgpu" | "webgl2";
  names: readonly string[] = [];
  view: ResolvedView | null = null;
  readonly #canvas: HTMLCanvasElement;
  readonly #captions: CanvasRenderingContext2D;
  readonly #renderer: TissueRenderer;
  #extent: Extent = { width: 1, height: 1 };
  #title = "";
  #framing: Framing = wholeDomain(this.#extent);
  #viewport: Viewport;
  #pixelRatio = 1;
  #brush: Brush | null = null;
  #image: FieldImage | null = null;
  #time = 0;
  /** Animation frame in which it will redraw itself; 0: none. */
  #redraw = 0;
  /** The visible canvas was lent to a captured picture and must be drawn before this task ends. */
  #lent = false;

  constructor(
    canvas: HTMLCanvasElement,
    captions: CanvasRenderingContext2D,
    renderer: TissueRenderer,
  ) {
    this.backend = renderer.backend;
    this.#canvas = canvas;
    this.#captions = captions;
    this.#renderer = renderer;
    const width = canvas.clientWidth || canvas.width;
    const height = canvas.clientHeight || canvas.height;
    this.#viewport = { width, height, insets: NO_INSETS };
  }

  setScene({ grid, title }: StageScene): void {
    this.#forgetRedraw();
    this.#extent = { width: grid.nx * grid.dx, height: grid.ny * grid.dy };
    this.#framing = wholeDomain(this.#extent);
    this.#title = title;
    this.#image = null;
    this.#brush = null;
  }

  setView(view: ResolvedView): void {
    const names = viewNames(view);
    if (!sameNames(names, this.names)) this.#image = null;
    this.view = view;
    this.names = names;
    this.#redrawSoon();
  }

  setInsets(insets: Insets): void {
    this.#viewport = { ...this.#viewport, insets };
    this.#redrawSoon();
  }

  setBrush(brush: Brush | null): void {
    this.#brush = brush;
    this.#drawCaptions();
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#viewport = { ...this.#viewport, width, height };
    this.#pixelRatio = pixelRatio;
    this.#captions.canvas.width = Math.round(width * pixelRatio);
    this.#captions.canvas.height = Math.round(height * pixelRatio);
    this.#drawNow();
  }

  draw(image: FieldImage, { time, names }: DrawStatus): void {
    if (names !== undefined && !sameNames(names, this.names)) return;
    this.#image = image;
    this.#time = time;
    this.#drawNow();
  }

  zoomAt(clientX: number, clientY: number, factor: number): void {
    const point = this.#pointAt(clientX, clientY);
    this.#reframe(zoomFraming(this.#extent, this.#viewport, this.#framing, point, factor));
  }

  panBy(deltaX: number, deltaY: number): void {
    this.#reframe(panFraming(this.#extent, this.#viewport, this.#framing, deltaX, deltaY));
  }

  fit(): void {
    this.#reframe(wholeDomain(this.#extent));
  }

  toDomain(clientX: number, clientY: number): { readonly x: number; readonly y: number } | null {
    const point = this.#pointAt(clientX, clientY);
    const { x, y } = positionAt(this.#extent, this.#placement(), point.x, point.y);
    const { width, height } = this.#extent;
    return x >= 0 && y >= 0 && x <= width && y <= height ? { x, y } : null;
  }

  capture(request: CaptureRequest): OffscreenCanvas {
    const view = request.view ?? this.view;
    const image = request.image ?? this.#image;
    if (view === null || image === null) throw new Error("There is no picture to capture yet.");
    const title = request.title ?? this.#title;
    const scene = { extent: this.#extent, framing: this.#framing, view, image, title };
    const picture = capturePicture(this.#renderer, request, scene);
    if (this.backend === "webgl2") this.#restoreBeforeTaskEnds();
    return picture;
  }

  dispose(): void {
    this.#forgetRedraw();
    this.#image = null;
    this.view = null;
    this.#renderer.dispose();
  }

  #drawNow(): void {
    this.#forgetRedraw();
    if (this.view === null) return;
    const { width, height } = this.#viewport;
    const finest =
      this.#renderer.quality === "fast" ? Math.sqrt(FAST_PIXELS / (width * height)) : 8;
    const unit = Math.min(this.#pixelRatio, finest);
    this.#renderer.draw({
      width: Math.max(Math.round(width * unit), 1),
      height: Math.max(Math.round(height * unit), 1),
      unit,
      extent: this.#extent,
      placement: magnifyPlacement(this.#placement(), unit),
      view: this.view,
      image: this.#image,
    });
    this.#drawCaptions();
  }

  #drawCaptions(): void {
    const context = this.#captions;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (this.view === null || this.#image === null) return;
    context.setTransform(this.#pixelRatio, 0, 0, this.#pixelRatio, 0, 0);
    drawOverlay(context, {
      viewport: this.#viewport,
      extent: this.#extent,
      placement: this.#placement(),
      view: this.view,
      time: this.#time,
      title: "",
      brush: this.#brush,
    });
  }

  #placement() {
    return placeDomain(this.#extent, this.#viewport, this.#framing);
  }

  #pointAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #reframe(framing: Framing): void {
    this.#framing = framing;
    this.#redrawSoon();
  }

  /** Once per displayed frame, however often the pointer moves. */
  #redrawSoon(): void {
    if (this.#redraw !== 0 || this.#image === null) return;
    this.#redraw = requestAnimationFrame(() => this.#drawNow());
  }

  #restoreBeforeTaskEnds(): void {
    if (this.#lent) return;
    this.#lent = true;
    queueMicrotask(() => {
      if (this.#lent) this.#drawNow();
    });
  }

  #forgetRedraw(): void {
    cancelAnimationFrame(this.#redraw);
    this.#redraw = 0;
    this.#lent = false;
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
