import type Renderer from "three/src/renderers/common/Renderer.js";
import { CanvasTarget, type DataTexture, OrthographicCamera } from "three/webgpu";
import type { FieldImage } from "../engine/engine.ts";
import type { ColorMapName } from "../look/color-map-names.ts";
import type { Mode, ResolvedView } from "../look/looks.ts";
import { basisOf, type Turn } from "../look/parts/turn.ts";
import { createFieldTexture } from "./field-texture.ts";
import type { Extent, Placement } from "./framing.ts";
import { createContours } from "./layers/contours.ts";
import { createPlaneUniforms, createRunSource } from "./layers/plane-uniforms.ts";
import { LayerStack } from "./layers/stack.ts";
import { openRenderer } from "./open-renderer.ts";
import { tableTexture } from "./table-texture.ts";

/** One picture: pixels of the canvas, and where the domain lies in them (placement in px). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Device px per caption unit. */
  readonly unit: number;
  readonly extent: Extent;
  readonly placement: Placement;
  readonly view: ResolvedView;
  /** Where one looks from at what can be turned; null: from above. */
  readonly turn: Turn | null;
  readonly image: FieldImage | null;
  /** Of the run that a view of two runs compares with. */
  readonly against: FieldImage | null;
}

const FROM_ABOVE: Turn = [0, 90];

/** The three.js part of a stage: a stack of layers and the images that they read. */
export interface TissueRenderer {
  readonly backend: "webgpu" | "webgl2";
  readonly quality: "smooth" | "fast";
  /** Fetches what draws a look; null: it is there. */
  load(mode: Mode): Promise<void> | null;
  /** Draws on the visible canvas, giving it the picture's size. */
  draw(picture: Picture): void;
  /** Draws elsewhere; what it returns keeps the picture until this task ends. */
  drawOffscreen(picture: Picture): CanvasImageSource;
  dispose(): void;
}

export interface TissueRendererOptions {
  readonly canvas: HTMLCanvasElement;
  readonly device?: GPUDevice;
  /** Default: fast where a CPU draws for WebGL2. */
  readonly quality?: "smooth" | "fast";
}

export async function createTissueRenderer(
  options: TissueRendererOptions,
): Promise<TissueRenderer> {
  const { canvas, device } = options;
  const renderer = await openRenderer(canvas, device);
  const backend = device === undefined ? "webgl2" : "webgpu";
  const software = backend === "webgl2" && drawsInSoftware(canvas);
  return new StackRenderer(renderer, backend, options.quality ?? (software ? "fast" : "smooth"));
}

class StackRenderer implements TissueRenderer {
  readonly backend: "webgpu" | "webgl2";
  readonly quality: "smooth" | "fast";
  readonly #renderer: Renderer;
  readonly #plane = createPlaneUniforms();
  readonly #runs = [createRunSource(), createRunSource()] as const;
  readonly #textures = [createFieldTexture(), createFieldTexture()] as const;
  /** Drawn last. */
  readonly #images: [FieldImage | null, FieldImage | null] = [null, null];
  readonly #tables = new Map<ColorMapName, DataTexture>();
  readonly #stack: LayerStack;
  readonly #camera = new OrthographicCamera(-1, 1, 1, -1, -1, 1);
  #offscreen: CanvasTarget | null = null;

  constructor(renderer: Renderer, backend: "webgpu" | "webgl2", quality: "smooth" | "fast") {
    this.#renderer = renderer;
    this.backend = backend;
    this.quality = quality;
    this.#stack = new LayerStack({
      plane: this.#plane,
      runs: this.#runs,
      contours: createContours(),
      interpolation: quality === "fast" ? "linear" : "cubic",
      colorTable: (map) => this.#tableOf(map),
    });
  }

  load(mode: Mode): Promise<void> | null {
    return this.#stack.load(mode);
  }

  draw(picture: Picture): void {
    this.#write(picture);
    giveSize(this.#renderer.getCanvasTarget(), picture);
    this.#renderer.render(this.#stack.scene, this.#camera);
  }

  drawOffscreen(picture: Picture): CanvasImageSource {
    if (this.backend === "webgl2") {
      // A WebGL context has one canvas only: the stage draws its own picture again afterwards.
      this.draw(picture);
      return this.#renderer.domElement;
    }
    const { width, height } = picture;
    this.#offscreen ??= new CanvasTarget(new OffscreenCanvas(width, height));
    const visible = this.#renderer.getCanvasTarget();
    this.#write(picture);
    this.#renderer.setCanvasTarget(this.#offscreen);
    // Its depth buffer follows only while it is the target.
    giveSize(this.#offscreen, picture);
    this.#renderer.render(this.#stack.scene, this.#camera);
    this.#renderer.setCanvasTarget(visible);
    return this.#offscreen.domElement as OffscreenCanvas;
  }

  dispose(): void {
    this.#stack.dispose();
    for (const texture of this.#textures) texture.dispose();
    for (const table of this.#tables.values()) table.dispose();
    this.#offscreen?.dispose();
    void this.#renderer.dispose();
  }

  #write(picture: Picture): void {
    const { width, height, unit, extent, placement, view } = picture;
    const { left, top, scale } = placement;
    const lowest = extent.height - (height - top) / scale;
    this.#plane.frame.value.set(-left / scale, lowest, width / scale, height / scale);
    this.#plane.pixels.value.set(scale, unit);
    this.#plane.extent.value.set(extent.width, extent.height);
    this.#plane.depth.value = extent.depth ?? 1;
    const { right, up, forward } = basisOf(picture.turn ?? FROM_ABOVE);
    this.#plane.right.value.set(...right);
    this.#plane.up.value.set(...up);
    this.#plane.forward.value.set(...forward);
    this.#writeImage(0, picture.image);
    this.#writeImage(1, picture.against);
    this.#stack.write(view);
    if (picture.image !== null) this.#stack.prepare(this.#renderer);
  }

  #writeImage(index: 0 | 1, image: FieldImage | null): void {
    const { fields, voxels, tiles, present, images } = this.#runs[index];
    present.value = image === null ? 0 : 1;
    if (image === null) return;
    if (image !== this.#images[index]) images.count++;
    this.#images[index] = image;
    voxels.value.set(image.width, image.height);
    const { nx, ny, nz, across } = image.tiles ?? {
      nx: image.width,
      ny: image.height,
      nz: 1,
      across: 1,
    };
    tiles.value.set(nx, ny, nz, across);
    fields.value = this.#textures[index].update(image);
  }

  #tableOf(map: ColorMapName): DataTexture {
    const table = this.#tables.get(map) ?? tableTexture(map);
    this.#tables.set(map, table);
    return table;
  }
}

/** Setting a canvas' size clears it and frees its memory even if it is the same. */
function giveSize(target: CanvasTarget, { width, height }: Picture): void {
  const { domElement } = target;
  if (domElement.width === width && domElement.height === height) return;
  target.setSize(width, height, false);
}

/** Whether a CPU plays the GPU for the canvas' WebGL2 context; false if the browser hides it. */
function drawsInSoftware(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext("webgl2");
  if (context === null) return false;
  const detail = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(detail?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(String(name));
}
