import type { FieldImage } from "../engine/engine.ts";
import type { Grid } from "../model/grid.ts";
import type { ResolvedView } from "./resolved-view.ts";

/** Where the picture is drawn: one tissue, seen on one canvas, with captions on another above it. */
export interface Stage {
  readonly backend: "webgpu" | "webgl2";
  /** What to ask `engine.show()` for, in layer order. */
  readonly names: readonly string[];
  readonly view: ResolvedView | null;
  /** Another tissue: forgets the last image (call before its engine is disposed), fits the domain. */
  setScene(scene: StageScene): void;
  /** Cheap: nothing is compiled anew. The next `draw` has the layers of the new `names`. */
  setView(view: ResolvedView): void;
  /** Parts of the window that the panels cover, CSS px; the domain is fitted into the rest. */
  setInsets(insets: Insets): void;
  /** The brush's ring; null hides it. */
  setBrush(brush: Brush | null): void;
  /** Canvas size, CSS px, and device pixels per CSS px. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** Draws at once. `image` has the layers of `names`. Its texture stays the engine's. */
  draw(image: FieldImage, status: DrawStatus): void;
  /** Zooms by `factor` (> 1: nearer) about a point of the window. Redraws by itself, as all below. */
  zoomAt(clientX: number, clientY: number, factor: number): void;
  /** Moves the picture by CSS px. */
  panBy(deltaX: number, deltaY: number): void;
  /** The whole domain again. */
  fit(): void;
  /** Position in the domain (um, y up) of a point of the window; null outside. */
  toDomain(clientX: number, clientY: number): { readonly x: number; readonly y: number } | null;
  /** The present framing drawn at another size, at once; the visible canvas stays as it is. */
  capture(request: CaptureRequest): OffscreenCanvas;
  /** Frees three's part; the device and the engine's texture live on. */
  dispose(): void;
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
}

export interface Insets {
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
  /** Default: the present view; a recorder passes its own, so that windows stay locked. */
  readonly view?: ResolvedView;
  /** The whole domain up to its edges (give it the domain's aspect), whatever is framed; default false. */
  readonly whole?: boolean;
  /** Scale bar, time, legend and title in the picture; default true. */
  readonly overlays?: boolean;
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
