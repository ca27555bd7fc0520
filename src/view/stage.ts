import type { FieldImage } from "../engine/engine.ts";
import type { Place, Shares, Space } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import type { Marks } from "../look/overlay/marks.ts";
import type { Box, Sight } from "../look/parts/sight.ts";
import type { Grid } from "../model/grid.ts";
import type { Framing } from "./framing.ts";

/** Where the picture is drawn: one tissue, seen on one canvas, with captions on another above it. */
export interface Stage {
  readonly backend: "webgpu" | "webgl2";
  /** What to ask `engine.show()` for, in layer order. */
  readonly names: readonly string[];
  readonly view: ResolvedView | null;
  /** CSS px per um of the picture as it is framed now. */
  readonly scale: number;
  /** Its WebGL2 context is gone for good: nothing is drawn any more, and another stage is needed. */
  readonly lost: boolean;
  /** Another tissue: forgets the last image (call before its engine is disposed), fits the domain. */
  setScene(scene: StageScene): void;
  /** Cheap: nothing is compiled anew. The next `draw` has the layers of the new `names`. */
  setView(view: ResolvedView): void;
  /** Resolves when what draws a view (default: the present one) is there: some looks are fetched on use. */
  ready(view?: ResolvedView): Promise<void>;
  /** Parts of the window that the panels cover, CSS px; the domain is fitted into the rest. */
  setInsets(insets: Insets): void;
  /** The brush's ring; null hides it. */
  setBrush(brush: Brush | null): void;
  /** Where the pointer is (um): marked in every one of several tissues; null: nowhere. */
  setPointer(at: { readonly x: number; readonly y: number } | null): void;
  /** What was read off the fields and is drawn over them: levels of contours. */
  setMarks(marks: Marks): void;
  /** Canvas size, CSS px, and device pixels per CSS px. */
  resize(width: number, height: number, pixelRatio: number): void;
  /**
   * Draws at once, or as soon as the view is ready. `image` has the layers of `names`. Its texture stays
   * the engine's.
   */
  draw(image: FieldImage, status: DrawStatus): void;
  /** Zooms by `factor` (> 1: nearer) about a point of the window. Redraws by itself, as all below. */
  zoomAt(clientX: number, clientY: number, factor: number): void;
  /** Moves the picture by CSS px. */
  panBy(deltaX: number, deltaY: number): void;
  /** How the picture stands in space. */
  readonly space: Space["kind"];
  /** Turns a relief or a volume by CSS px: what is nearest follows. */
  turnBy(deltaX: number, deltaY: number): void;
  /** The line of sight through a point of the window; null: the picture is not turned. */
  sightAt(clientX: number, clientY: number): SightInBox | null;
  /** Where the three planes of a volume are to meet (shares of the domain), by a point of the window; null: nowhere. */
  cursorAt(clientX: number, clientY: number): Shares | null;
  /** The whole domain again. */
  fit(): void;
  /** What is looked at: the place in the middle (um, y up) and how much nearer than the whole. */
  readonly framing: Framing;
  setFraming(framing: Framing): void;
  /** Tells of every change of the framing, also by `setFraming`; gives what ends that. */
  onReframe(listener: (framing: Framing) => void): () => void;
  /** Position in the domain (um, y up) of a point of the window; null outside, and of what is turned. */
  toDomain(clientX: number, clientY: number): Place | null;
  /** The same of a picture of the plane, and beyond the domain as if it went on. */
  placeAt(clientX: number, clientY: number): Place;
  /** Where a position of the domain (um, y up) lies on the canvas, CSS px from its upper left corner. */
  pointOf(x: number, y: number): { readonly x: number; readonly y: number };
  /**
   * The present framing drawn at another size, at once; the visible canvas stays as it is. Throws where
   * the view is not `ready`.
   */
  capture(request: CaptureRequest): OffscreenCanvas;
  /** Frees three's part; the device and the engine's texture live on. */
  dispose(): void;
}

/** A line of sight, and the box that it goes through (um). */
export interface SightInBox {
  readonly sight: Sight;
  readonly box: Box;
}

export interface StageOptions {
  readonly canvas: HTMLCanvasElement;
  /** Lies above `canvas`, same size; takes captions and the brush's ring. */
  readonly overlay: HTMLCanvasElement;
  /** The engine's device. Absent: three's WebGL2 backend. */
  readonly device?: GPUDevice;
  /**
   * "smooth" (cubic, every pixel) or "fast" (bilinear, fewer pixels), for machines where a CPU plays
   * the GPU. Default: fast if WebGL2 says that it draws in software, else smooth; a software WebGPU
   * adapter must be said here.
   */
  readonly quality?: "smooth" | "fast";
  /**
   * The stage's WebGL2 context was lost (the GPU process ended, memory ran out, `loseContext`): told
   * once. A lost WebGPU device is told to its owner by `device.lost`.
   */
  readonly onLost?: () => void;
}

export interface StageScene {
  readonly grid: Grid;
  readonly title: string;
}

export interface DrawStatus {
  /** min */
  readonly time: number;
  /** What the image was asked with; if that is no longer `Stage.names`, the image is passed over. */
  readonly names?: readonly string[];
  /** The same layers of the run that a view of two runs compares with. */
  readonly against?: FieldImage;
}

export interface Insets {
  /** Share of the rest that stays empty around the whole domain, per side; default 0.03. */
  readonly margin?: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** um */
export interface Brush {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface CaptureRequest {
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** Default: the last image drawn. */
  readonly image?: FieldImage;
  /** The other run's, of a view of two runs; default: the last one drawn, if `image` is. */
  readonly against?: FieldImage;
  /** Default: the present view; a recorder passes its own, so that windows stay locked. */
  readonly view?: ResolvedView;
  /** The whole domain up to its edges (give it the domain's aspect), whatever is framed; default false. */
  readonly whole?: boolean;
  /**
   * Of a picture that is larger than a canvas can be, or of which only a part is wanted: that part, px from its upper
   * left corner, which is what comes back. Default: all.
   */
  readonly part?: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** What of it will be seen, px from its left edge: levels of contours are written there. Default: all. */
  readonly strip?: { readonly left: number; readonly right: number };
  /**
   * Scale bar, time, legend and title in the picture; default true. "marks": only what lies over the fields themselves
   * (levels of contours, a flux, numbers along a box).
   */
  readonly overlays?: boolean | "marks";
  /** What is looked at; default: what the stage looks at. */
  readonly framing?: Framing;
  /** Of the tissue that the image is of; default: the scene's. */
  readonly grid?: Grid;
  /** What was read off these fields; default: the stage's. */
  readonly marks?: Marks;
  /** Pixels for one of captions and marks; default: as many as fit a window of captions. */
  readonly unit?: number;
  /** Default: the scene's. */
  readonly title?: string;
  /** Drawn into, and returned; default: a new one. */
  readonly target?: OffscreenCanvas;
}

/** Opens three on a canvas. Rejects, in words for the user, when neither WebGPU nor WebGL2 works. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { createStage } = await import("./create-stage.ts");
  return createStage(options);
}
