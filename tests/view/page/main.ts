import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, VideoSampleSink } from "mediabunny";
import type { FilmScene } from "../../../src/record/paint/film-scene.ts";
import { type Recording, type RecordOptions, record } from "../../../src/record/recorder.ts";
import { screenshot } from "../../../src/record/screenshot.ts";
import { openStage, type Stage } from "../../../src/view/stage.ts";
import { EXAMPLE_VIEWS } from "./example-views.ts";
import { createSyntheticEngine } from "./synthetic-engine.ts";
import { paintAt, syntheticScene } from "./synthetic-film.ts";
import { syntheticField } from "./synthetic-tissue.ts";

export interface HarnessOptions {
  readonly webgpu: boolean;
  /** Images are GPU textures rather than arrays. */
  readonly textures: boolean;
  readonly quality?: "smooth" | "fast";
}

/** Drives a stage from a test in Node: everything that crosses is plain data. */
async function openHarness({ webgpu, textures, quality = "smooth" }: HarnessOptions) {
  const device = webgpu ? await openDevice() : undefined;
  const errors: string[] = [];
  const compiled = { shaders: 0 };
  const lost = { count: 0 };
  if (device !== undefined) countShaders(device, compiled);
  device?.addEventListener("uncapturederror", ({ error }) => errors.push(error.message));
  const stage = await openStage({
    canvas: canvas("tissue"),
    overlay: canvas("overlay"),
    quality,
    onLost: () => void lost.count++,
    ...(device === undefined ? {} : { device }),
  });
  return { stage, device, errors, compiled, lost, textures };
}

type Harness = Awaited<ReturnType<typeof openHarness>>;
let opened: Harness | null = null;

const harness = {
  EXAMPLE_VIEWS,
  async open(options: HarnessOptions): Promise<string> {
    opened = await openHarness(options);
    return opened.stage.backend;
  },
  stage: (): Stage => present().stage,
  errors: () => present().errors,
  /** Shader modules made so far (WebGPU). */
  shaderCount: () => present().compiled.shaders,
  /** How often the stage told that its context is lost. */
  lostCount: () => present().lost.count,
  loseContext: () =>
    canvas("tissue").getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext(),
  engine(nx: number, ny: number, step: number) {
    const { device, textures } = present();
    const grid = { dimensions: 2, nx, ny, nz: 1, dx: 1920 / nx, dy: 1920 / nx, dz: 1 } as const;
    return { grid, engine: createSyntheticEngine(grid, step, textures ? device : undefined) };
  },
  syntheticField,
  screenshot,
  record: (scene: FilmScene, options: Omit<RecordOptions, "scene">) =>
    record({ scene, ...options }),
  film: syntheticScene,
  paintAt,
  readBack,
  /** sRGB bytes of the tissue at some points of the window; both happen in one task. */
  pixels(draw: () => void, points: readonly (readonly [number, number])[]) {
    const source = canvas("tissue");
    draw();
    const copy = new OffscreenCanvas(source.width, source.height).getContext("2d");
    copy?.drawImage(source, 0, 0);
    return points.map(([x, y]) => [...(copy?.getImageData(x, y, 1, 1).data ?? [])]);
  },
};
export type StageHarness = typeof harness;
Object.assign(window, { harness });

function present(): Harness {
  if (opened === null) throw new Error("open() comes first");
  return opened;
}

async function openDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error("no WebGPU adapter");
  return adapter.requestDevice();
}

function countShaders(device: GPUDevice, compiled: { shaders: number }): void {
  const createShaderModule = device.createShaderModule.bind(device);
  device.createShaderModule = (descriptor) => {
    compiled.shaders++;
    return createShaderModule(descriptor);
  };
}

function canvas(id: string): HTMLCanvasElement {
  return document.getElementById(id) as HTMLCanvasElement;
}

/** What a player would find in the file. */
async function readBack({ blob }: Recording) {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error("no video track");
  const times: number[] = [];
  const sink = new EncodedPacketSink(track);
  for await (const packet of sink.packets()) times.push(packet.timestamp);
  const duration = await track.computeDuration();
  const middles: number[][] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    const picture = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
    const context = picture.getContext("2d");
    if (context !== null) sample.draw(context, 0, 0);
    const { data } = context?.getImageData(picture.width / 2, picture.height / 2, 1, 1) ?? {};
    middles.push([...(data ?? [])]);
    sample.close();
  }
  return {
    times,
    duration,
    width: track.displayWidth,
    height: track.displayHeight,
    middles,
  };
}
