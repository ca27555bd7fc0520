import { texture } from "three/tsl";
import {
  CanvasTarget,
  DataTexture,
  LinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  NearestFilter,
  type NodeMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  WebGPURenderer,
} from "three/webgpu";
import type { FieldImage } from "../engine/engine.ts";
import type { ColorMapName } from "../model/view-setting.ts";
import { COLOR_MAP_SIZE, colorMapTable } from "./color-maps.ts";
import { createFieldTexture, fieldNode } from "./field-texture.ts";
import type { Extent, Placement } from "./framing.ts";
import type { ResolvedView } from "./resolved-view.ts";
import {
  compositeMaterial,
  fieldMaterial,
  polarizationMaterial,
  type TissueSource,
} from "./tissue-material.ts";
import { createViewUniforms, writeView } from "./view-uniforms.ts";

/** One picture: pixels of the canvas, and where the domain lies in them (placement in px). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Device px per caption unit. */
  readonly unit: number;
  readonly extent: Extent;
  readonly placement: Placement;
  readonly view: ResolvedView;
  readonly image: FieldImage | null;
}

/** The three.js part of a stage: a quad, three materials, one texture. */
export interface TissueRenderer {
  readonly backend: "webgpu" | "webgl2";
  readonly quality: "smooth" | "fast";
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
  const renderer = await openRenderer(options);
  const backend = device === undefined ? "webgl2" : "webgpu";
  const software = backend === "webgl2" && drawsInSoftware(canvas);
  return new TissueQuad(renderer, backend, options.quality ?? (software ? "fast" : "smooth"));
}

class TissueQuad implements TissueRenderer {
  readonly backend: "webgpu" | "webgl2";
  readonly quality: "smooth" | "fast";
  readonly #renderer: WebGPURenderer;
  readonly #uniforms = createViewUniforms();
  readonly #fieldTexture = createFieldTexture();
  readonly #fields = fieldNode();
  readonly #table = texture(colorTable("viridis"));
  readonly #tables = new Map<ColorMapName, DataTexture>();
  readonly #composite: Mesh<PlaneGeometry, NodeMaterial>;
  readonly #single: Mesh<PlaneGeometry, NodeMaterial>;
  readonly #polarization: Mesh<PlaneGeometry, NodeMaterial>;
  readonly #scene = new Scene();
  readonly #camera = new OrthographicCamera(-1, 1, 1, -1, -1, 1);
  #offscreen: CanvasTarget | null = null;

  constructor(renderer: WebGPURenderer, backend: "webgpu" | "webgl2", quality: "smooth" | "fast") {
    this.#renderer = renderer;
    this.backend = backend;
    this.quality = quality;
    const source: TissueSource = {
      fields: this.#fields,
      uniforms: this.#uniforms,
      interpolation: quality === "fast" ? "linear" : "cubic",
    };
    const plane = new PlaneGeometry(2, 2);
    this.#composite = new Mesh(plane, compositeMaterial(source));
    this.#single = new Mesh(plane, fieldMaterial(source, this.#table));
    this.#polarization = new Mesh(plane, polarizationMaterial(source));
    this.#scene.add(this.#composite, this.#single, this.#polarization);
  }

  draw(picture: Picture): void {
    this.#write(picture);
    giveSize(this.#renderer.getCanvasTarget(), picture);
    this.#renderer.render(this.#scene, this.#camera);
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
    giveSize(this.#offscreen, picture);
    this.#write(picture);
    this.#renderer.setCanvasTarget(this.#offscreen);
    this.#renderer.render(this.#scene, this.#camera);
    this.#renderer.setCanvasTarget(visible);
    return this.#offscreen.domElement as OffscreenCanvas;
  }

  dispose(): void {
    for (const mesh of [this.#composite, this.#single, this.#polarization]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    this.#fieldTexture.dispose();
    for (const table of this.#tables.values()) table.dispose();
    this.#offscreen?.dispose();
    void this.#renderer.dispose();
  }

  #write({ width, height, unit, extent, placement, view, image }: Picture): void {
    const uniforms = this.#uniforms;
    const { left, top, scale } = placement;
    const lowest = extent.height - (height - top) / scale;
    uniforms.frame.value.set(-left / scale, lowest, width / scale, height / scale);
    uniforms.pixels.value.set(scale, unit);
    uniforms.extent.value.set(extent.width, extent.height);
    uniforms.hasImage.value = image === null ? 0 : 1;
    if (image !== null) {
      uniforms.voxels.value.set(image.width, image.height);
      this.#fields.value = this.#fieldTexture.update(image);
    }
    writeView(uniforms, view);
    if (view.mode === "field") this.#table.value = this.#tableOf(view.map);
    this.#composite.visible = view.mode === "composite";
    this.#single.visible = view.mode === "field";
    this.#polarization.visible = view.mode === "polarization";
  }

  #tableOf(map: ColorMapName): DataTexture {
    const table = this.#tables.get(map) ?? colorTable(map);
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

async function openRenderer({ canvas, device }: TissueRendererOptions): Promise<WebGPURenderer> {
  const renderer = new WebGPURenderer({
    canvas,
    antialias: false,
    alpha: false,
    ...(device === undefined ? { forceWebGL: true } : { device }),
  });
  // The materials give sRGB themselves: one pass straight to the canvas.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  // Whoever owns the device is told of its loss there, and rebuilds the stage.
  renderer.onDeviceLost = () => {};
  try {
    await renderer.init();
  } catch (error) {
    const way = device === undefined ? "WebGL2" : "WebGPU";
    throw new Error(
      `This browser gave no ${way} canvas to draw on. Allow hardware acceleration in its settings, or use a recent Chrome, Edge, Firefox or Safari.`,
      { cause: error },
    );
  }
  renderer.setPixelRatio(1);
  return renderer;
}

/** Whether a CPU plays the GPU for the canvas' WebGL2 context; false if the browser hides it. */
function drawsInSoftware(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext("webgl2");
  if (context === null) return false;
  const detail = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(detail?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(String(name));
}

function colorTable(map: ColorMapName): DataTexture {
  const table = new DataTexture(colorMapTable(map) as Uint8Array<ArrayBuffer>, COLOR_MAP_SIZE, 1);
  table.magFilter = LinearFilter;
  table.minFilter = NearestFilter;
  table.needsUpdate = true;
  return table;
}
