/** A copy that is on its way from the device. */
export interface PendingRead {
  /** Waits for the copy; rejects if the device is lost. */
  take(): Promise<ArrayBuffer>;
}

/** Staging buffers that are used again, so that reads neither allocate nor wait for each other. */
export class Readback {
  readonly #device: GPUDevice;
  readonly #free: GPUBuffer[] = [];
  /** Copied so far. */
  bytes = 0;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** Encodes a copy of `size` bytes; `take` it after the encoder was submitted. */
  copy(encoder: GPUCommandEncoder, source: GPUBuffer, offset: number, size: number): PendingRead {
    const staging = this.#staging(size);
    this.bytes += size;
    encoder.copyBufferToBuffer(source, offset, staging, 0, size);
    return { take: () => this.#take(staging, size) };
  }

  dispose(): void {
    for (const buffer of this.#free.splice(0)) buffer.destroy();
  }

  async #take(staging: GPUBuffer, size: number): Promise<ArrayBuffer> {
    await staging.mapAsync(GPUMapMode.READ, 0, size);
    const bytes = staging.getMappedRange(0, size).slice(0);
    staging.unmap();
    if (staging.size <= keptBytes && this.#free.length < keptCount) this.#free.push(staging);
    else staging.destroy();
    return bytes;
  }

  #staging(size: number): GPUBuffer {
    const index = this.#free.findIndex((buffer) => buffer.size >= size && buffer.size <= 4 * size);
    if (index >= 0) return this.#free.splice(index, 1)[0]!;
    return this.#device.createBuffer({
      label: "readback",
      size: Math.max(16, size),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
  }
}

/** Large copies are rare (snapshots) and not worth their memory in between. */
const keptBytes = 16 * 2 ** 20;
const keptCount = 6;
