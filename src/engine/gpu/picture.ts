import type { FieldImage, ShowRequest } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import type { GpuState } from "./gpu-state.ts";
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

  /** Packs the present values into the texture; `layers` as in shaders/lib/observe.wgsl. */
  show(request: ShowRequest, layers: readonly number[], time: number): FieldImage {
    const { nx, ny, nz } = this.#state.layout.grid;
    const count = layers.length;
    if (count < 1 || count > 8) {
      throw new EngineError(`1 to 8 fields can be shown at once, not ${count}.`);
    }
    const texture = this.#textureFor(nx, ny, count);
    const slice = Math.max(0, Math.min(nz - 1, Math.round(request.slice)));
    const { device, buffers, dispatches } = this.#state;
    const bytes = packTask({ slice, layers });
    device.queue.writeBuffer(buffers.tasks, dispatches.slotFor("picture"), bytes);
    const needsLocals = layers.some((layer) => layer < 0);
    const work = [...(needsLocals ? dispatches.locals() : []), dispatches.picture(count)];
    const encoder = device.createCommandEncoder({ label: "picture" });
    this.#state.encode(encoder, this.#state.present(work));
    device.queue.submit([encoder.finish()]);
    return { kind: "texture", texture, width: nx, height: ny, layers: count, time };
  }

  dispose(): void {
    this.#retired?.destroy();
    this.#texture?.destroy();
  }

  #textureFor(width: number, height: number, layers: number): GPUTexture {
    if (this.#texture?.depthOrArrayLayers === layers) return this.#texture;
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
