import type { FieldImage } from "../engine/engine.ts";
import type { Place, Shares, Space } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import type { Marks } from "../look/overlay/marks.ts";
import { isOfVolume, viewNames } from "../look/views.ts";
import { Camera } from "./camera.ts";
import { capturePicture } from "./capture-picture.ts";
import { boundFraming, extentOf, type Framing, magnifyPlacement, wholeDomain } from "./framing.ts";
import { Redraws } from "./redraws.ts";
import type {
  Brush,
  CaptureRequest,
  DrawStatus,
  Insets,
  SightInBox,
  Stage,
  StageScene,
} from "./stage.ts";
import { StageCaptions } from "./stage-captions.ts";
import type { TissueRenderer } from "./tissue-renderer.ts";
import { isImageOf, requireImages, sameNames } from "./view-images.ts";

/** Where a CPU draws, tissue (not captions) is drawn with no more pixels than this and magnified. */
const FAST_PIXELS = 450_000;
/** The same of what takes many steps a pixel, while it is turned or plays. */
const MOVING_PIXELS = 60_000;

/** The stage that three.js draws. Lengths are CSS px and um. */
export class TissueStage implements Stage {
  readonly backend: "webgpu" | "webgl2";
  names: readonly string[] = [];
  readonly #camera: Camera;
  readonly #captions: StageCaptions;
  readonly #renderer: TissueRenderer;
  readonly #stopWatching: () => void;
  lost = false;
  readonly #reframed = new Set<(framing: Framing) => void>();
  #title = "";
  #pixelRatio = 1;
  #image: FieldImage | null = null;
  /** Of the run that the view compares with. */
  #against: FieldImage | null = null;
  readonly #redraws = new Redraws(() => this.#drawNow());

  constructor(
    canvas: HTMLCanvasElement,
    captions: CanvasRenderingContext2D,
    renderer: TissueRenderer,
    onLost: () => void,
  ) {
    this.#stopWatching = watchContext(canvas, () => {
      this.lost = true;
      onLost();
    });
    this.backend = renderer.backend;
    this.#camera = new Camera(canvas);
    this.#captions = new StageCaptions(captions, this.#camera);
    this.#renderer = renderer;
  }

  get view(): ResolvedView | null {
    return this.#camera.view;
  }

  get scale(): number {
    return this.#camera.placement.scale;
  }

  get framing(): Framing {
    return this.#camera.framing;
  }

  get space(): Space["kind"] {
    return this.#camera.space.kind;
  }

  setScene({ grid, title }: StageScene): void {
    this.#redraws.forget();
    const extent = extentOf(grid);
    this.#camera.extent = extent;
    this.#camera.framing = wholeDomain(extent);
    this.#title = title;
    this.#forgetImages();
    this.#captions.forget();
  }

  setView(view: ResolvedView): void {
    const names = viewNames(view);
    const isOther = this.view !== null && isOfVolume(view) !== isOfVolume(this.view);
    if (isOther || !sameNames(names, this.names)) this.#forgetImages();
    this.#camera.view = view;
    this.names = names;
    this.#redrawSoon();
  }

  setInsets(insets: Insets): void {
    this.#camera.viewport = { ...this.#camera.viewport, insets };
    this.#redrawSoon();
  }

  setBrush(brush: Brush | null): void {
    this.#captions.brush = brush;
    this.#drawCaptions();
  }

  setPointer(at: { readonly x: number; readonly y: number } | null): void {
    this.#captions.pointer = at;
    if (this.#camera.cells.length > 1) this.#drawCaptions();
  }

  setMarks(marks: Marks): void {
    this.#captions.marks = marks;
    this.#drawCaptions();
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#camera.viewport = { ...this.#camera.viewport, width, height };
    this.#pixelRatio = pixelRatio;
    this.#captions.resize(width, height, pixelRatio);
    this.#drawNow();
  }

  draw(image: FieldImage, { names, against }: DrawStatus): void {
    if (names !== undefined && !sameNames(names, this.names)) return;
    // A slice that was on its way when a volume was asked for, or the other way round.
    if (this.view !== null && !isImageOf(this.view, image)) return;
    if (this.view !== null) requireImages(this.view, against ?? null);
    // The first picture of a scene is a whole one.
    if (this.#image !== null && image !== this.#image) this.#moves();
    this.#image = image;
    this.#against = against ?? null;
    this.#drawNow();
  }

  zoomAt(clientX: number, clientY: number, factor: number): void {
    this.#reframe(this.#camera.zoomedAt(clientX, clientY, factor));
  }

  panBy(deltaX: number, deltaY: number): void {
    this.#reframe(this.#camera.pannedBy(deltaX, deltaY));
  }

  turnBy(deltaX: number, deltaY: number): void {
    const turned = this.#camera.turnedBy(deltaX, deltaY);
    if (turned !== null) this.#reframe(turned);
  }

  cursorAt(clientX: number, clientY: number): Shares | null {
    return this.#camera.cursorAt(clientX, clientY);
  }

  sightAt(clientX: number, clientY: number): SightInBox | null {
    return this.#camera.sightAt(clientX, clientY);
  }

  fit(): void {
    this.#reframe(wholeDomain(this.#camera.extent));
  }

  onReframe(listener: (framing: Framing) => void): () => void {
    this.#reframed.add(listener);
    return () => this.#reframed.delete(listener);
  }

  setFraming(framing: Framing): void {
    this.#reframe(boundFraming(this.#camera.extent, framing));
  }

  toDomain(clientX: number, clientY: number): Place | null {
    return this.#camera.toDomain(clientX, clientY);
  }

  placeAt(clientX: number, clientY: number): Place {
    return this.#camera.placeAt(clientX, clientY);
  }

  pointOf(x: number, y: number): { readonly x: number; readonly y: number } {
    return this.#camera.pointOf(x, y);
  }

  capture(request: CaptureRequest): OffscreenCanvas {
    const view = request.view ?? this.view;
    const image = request.image ?? this.#image;
    if (view === null || image === null) throw new Error("There is no picture to capture yet.");
    const title = request.title ?? this.#title;
    const against = request.against ?? (request.image === undefined ? this.#against : null);
    requireImages(view, against);
    if (!isImageOf(view, image)) {
      throw new Error(
        "A picture of a volume needs an image of all slices, and others one of a slice.",
      );
    }
    const { framing = this.#camera.framing, marks = this.#captions.marks, grid } = request;
    const extent = grid === undefined ? this.#camera.extent : extentOf(grid);
    const scene = { extent, framing, view, image, against, title, marks };
    const picture = capturePicture(this.#renderer, request, scene);
    if (this.backend === "webgl2") this.#redraws.beforeTaskEnds();
    return picture;
  }

  dispose(): void {
    this.#redraws.end();
    this.#forgetImages();
    this.#camera.view = null;
    this.#stopWatching();
    this.#renderer.dispose();
  }

  async ready(view = this.view): Promise<void> {
    if (view !== null) await this.#renderer.load(view.mode);
  }

  #drawNow(): void {
    this.#redraws.forget();
    if (this.view === null) return;
    const loading = this.#renderer.load(this.view.mode);
    if (loading !== null) {
      void loading.then(() => this.#drawNow());
      return;
    }
    const { extent, placement, turn, viewport } = this.#camera;
    const { width, height } = viewport;
    const most = this.#takesSteps() && this.#redraws.isMoving ? MOVING_PIXELS : FAST_PIXELS;
    const finest = this.#renderer.quality === "fast" ? Math.sqrt(most / (width * height)) : 8;
    const unit = Math.min(this.#pixelRatio, finest);
    this.#renderer.draw({
      width: Math.max(Math.round(width * unit), 1),
      height: Math.max(Math.round(height * unit), 1),
      unit,
      extent,
      placement: magnifyPlacement(placement, unit),
      view: this.view,
      turn,
      image: this.#image,
      against: this.#against,
    });
    this.#drawCaptions();
  }

  /** Whether a CPU that draws it in full would be felt. */
  #takesSteps(): boolean {
    const kind = this.space;
    return this.#renderer.quality === "fast" && (kind === "volume" || kind === "relief");
  }

  /** It is turned, or plays: drawn with fewer pixels until it stands still. */
  #moves(): void {
    if (this.#takesSteps()) this.#redraws.moves(() => this.#redrawSoon());
  }

  #drawCaptions(): void {
    this.#captions.draw(this.#image?.time ?? null);
  }

  #reframe(framing: Framing): void {
    this.#camera.framing = framing;
    this.#moves();
    this.#redrawSoon();
    for (const listener of this.#reframed) listener(framing);
  }

  #redrawSoon(): void {
    if (this.#image !== null) this.#redraws.soon();
  }

  #forgetImages(): void {
    this.#image = null;
    this.#against = null;
  }
}

/** Tells of a lost WebGL2 context (a canvas of WebGPU has none); gives what ends that. */
function watchContext(canvas: HTMLCanvasElement, onLost: () => void): () => void {
  canvas.addEventListener("webglcontextlost", onLost);
  return () => canvas.removeEventListener("webglcontextlost", onLost);
}
