import { limits } from "../../limits/limits.ts";
import type { FieldImage, ShowRequest } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { tiledSize, volumeTiles } from "../volume-tiles.ts";
import type { Dispatch } from "./dispatch.ts";
import type { GpuState } from "./gpu-state.ts";
import { layerOf } from "./read-state.ts";
import { slotAlignment } from "./step-uniforms.ts";
import { packTask } from "./tasks.ts";

/** The texture that a view draws from: one layer per field or observable shown. */
export class Picture {
  readonly #state: GpuState;
  #texture: GPUTexture | null = null;
  /** Destroyed one change later, since a frame may still be drawn from it. */
  #retired: GPUTexture | null = null;

  constructor(state: GpuState) {
    this.#state = state;
  }

  /**
   * Packs the present values into the texture: at once, or once the observables that were not asked
   * for before are compiled. `writePresent` writes the present slot and returns the time, min.
   */
  show(request: ShowRequest, writePresent: () => number): FieldImage | Promise<FieldImage> {
    const { model } = this.#state.layout.program;
    const layers = request.names.map((name) => layerOf(model, name));
    if (layers.length < 1 || layers.length > limits.layers.most) {
      throw new EngineError(
        `1 to ${limits.layers.most} fields can be shown at once, not ${layers.length}.`,
      );
    }
    const { dispatches } = this.#state;
    const isVolume = request.volume ?? false;
    const work = isVolume ? dispatches.volume(layers) : dispatches.picture(layers);
    const draw = () => {
      const time = writePresent();
      return isVolume
        ? this.#drawVolume(layers, work, time)
        : this.#drawSlice(request.slice, layers, work, time);
    };
    return this.#state.isReady(work) ? draw() : this.#state.prepare(work).then(draw);
  }

  dispose(): void {
    this.#retired?.destroy();
    this.#texture?.destroy();
  }

  #drawSlice(
    wanted: number,
    layers: readonly number[],
    work: readonly Dispatch[],
    time: number,
  ): FieldImage {
    const { nx: width, ny: height, nz } = this.#state.layout.grid;
    const texture = this.#textureFor(width, height, layers.length);
    this.#pack(layers, Math.max(0, Math.min(nz - 1, Math.round(wanted))), work);
    return { kind: "texture", texture, width, height, layers: layers.length, time };
  }

  #drawVolume(layers: readonly number[], work: readonly Dispatch[], time: number): FieldImage {
    const tiles = volumeTiles(this.#state.layout.grid);
    const { width, height } = tiledSize(tiles);
    const texture = this.#textureFor(width, height, layers.length);
    this.#pack(layers, tiles.across, work);
    return { kind: "texture", texture, width, height, layers: layers.length, time, tiles };
  }

  /** `slice`: what the layers' tasks have by that name. */
  #pack(layers: readonly number[], slice: number, work: readonly Dispatch[]): void {
    const { device, buffers, dispatches } = this.#state;
    device.queue.writeBuffer(buffers.tasks, dispatches.pictureSlot(0), packLayers(layers, slice));
    const encoder = device.createCommandEncoder({ label: "picture" });
    this.#state.encode(encoder, this.#state.present(work));
    device.queue.submit([encoder.finish()]);
  }

  #textureFor(width: number, height: number, layers: number): GPUTexture {
    const known = this.#texture;
    const fits = known?.width === width && known.height === height;
    if (known !== null && fits && known.depthOrArrayLayers === layers) return known;
    this.#retired?.destroy();
    this.#retired = this.#texture;
    const { STORAGE_BINDING, TEXTURE_BINDING, COPY_SRC } = GPUTextureUsage;
    this.#texture = this.#state.device.createTexture({
      label: "picture",
      size: [width, height, layers],
      format: "r32float",
      usage: STORAGE_BINDING | TEXTURE_BINDING | COPY_SRC,
    });
    this.#state.setPicture(this.#texture.createView({ dimension: "2d-array" }));
    return this.#texture;
  }
}

/** The layers' tasks, a slot each. */
function packLayers(layers: readonly number[], slice: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(layers.length * slotAlignment);
  for (const [index, layer] of layers.entries()) {
    bytes.set(new Uint8Array(packTask({ index, layer, slice })), index * slotAlignment);
  }
  return bytes;
}
