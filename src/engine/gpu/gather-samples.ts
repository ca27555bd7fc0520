import { limits } from "../../limits/limits.ts";
import { EngineError } from "../engine-error.ts";
import type { GpuState } from "./gpu-state.ts";
import type { PendingRead } from "./readback.ts";
import { slotAlignment } from "./step-uniforms.ts";
import { packTask } from "./tasks.ts";

/** Voxels that one dispatch reaches. */
const MOST = 64 * 65535;

/** Where the device gathers what is asked for of single voxels. */
export class Samples {
  readonly #state: GpuState;
  #buffer: GPUBuffer | null = null;

  constructor(state: GpuState) {
    this.#state = state;
  }

  /**
   * The values of layers (a field's slot, or -1 - an observable's index) in some voxels, a row for each
   * layer. The work is submitted when this returns; the present slot must be written, and the kernels
   * prepared.
   */
  gather(layers: readonly number[], voxels: Uint32Array): Promise<Float32Array> {
    if (voxels.length > MOST) {
      throw new EngineError(`At most ${MOST} voxels can be sampled at once: read the whole field.`);
    }
    const { most } = limits.layers;
    const starts = Array.from({ length: Math.ceil(layers.length / most) }, (_, at) => at * most);
    const pending = starts.map((at) => this.#start(layers.slice(at, at + most), voxels));
    return Promise.all(pending.map((one) => one.take())).then((parts) => {
      const samples = new Float32Array(layers.length * voxels.length);
      parts.forEach((part, index) => {
        samples.set(new Float32Array(part), starts[index]! * voxels.length);
      });
      return samples;
    });
  }

  dispose(): void {
    this.#buffer?.destroy();
  }

  /** As many layers as a picture has at most. */
  #start(layers: readonly number[], voxels: Uint32Array): PendingRead {
    const { device, buffers, dispatches, readback } = this.#state;
    const count = voxels.length;
    const samples = this.#room(4 * count * (layers.length + 1));
    device.queue.writeBuffer(samples, 0, voxels as Uint32Array<ArrayBuffer>);
    const tasks = new Uint8Array(layers.length * slotAlignment);
    layers.forEach((layer, index) => {
      tasks.set(new Uint8Array(packTask({ index, layer, strips: count })), index * slotAlignment);
    });
    device.queue.writeBuffer(buffers.tasks, dispatches.sampleSlot(0), tasks);
    const encoder = device.createCommandEncoder({ label: "sample" });
    this.#state.encode(encoder, this.#state.present(dispatches.samples(layers, count)));
    const pending = readback.copy(encoder, samples, 4 * count, 4 * count * layers.length);
    device.queue.submit([encoder.finish()]);
    return pending;
  }

  /** A buffer of so many bytes or more; what is queued keeps its own until it is done. */
  #room(bytes: number): GPUBuffer {
    if (this.#buffer !== null && this.#buffer.size >= bytes) return this.#buffer;
    this.#buffer?.destroy();
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
    this.#buffer = this.#state.device.createBuffer({
      label: "samples",
      size: Math.max(4096, bytes),
      usage: STORAGE | COPY_SRC | COPY_DST,
    });
    this.#state.setSamples(this.#buffer);
    return this.#buffer;
  }
}
