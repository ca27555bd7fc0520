import { EngineError } from "../engine-error.ts";
import type { GpuState } from "./gpu-state.ts";
import { laneRows } from "./lane-rows.ts";

/** A part of a buffer that a step changes, bytes. */
interface Region {
  readonly buffer: GPUBuffer;
  readonly at: number;
  readonly size: number;
}

/**
 * The state at the start of a step, interventions done, kept on the device in case that the step has to be
 * repeated. What is to be told of steps stays as it is. Twin of src/engine/cpu/repeat-step.ts.
 */
export class StepBackup {
  readonly #state: GpuState;
  readonly #regions: readonly Region[];
  readonly #kept: GPUBuffer;

  /** Throws EngineError if the device does not have the room. */
  static async open(state: GpuState): Promise<StepBackup> {
    const { device } = state;
    device.pushErrorScope("out-of-memory");
    device.pushErrorScope("validation");
    const backup = new StepBackup(state);
    const problems = [await device.popErrorScope(), await device.popErrorScope()];
    const problem = problems.find((error) => error !== null);
    if (problem) {
      backup.dispose();
      throw new EngineError(
        `The GPU has no room for a copy of the state, which time.tolerance needs ` +
          `(${problem.message}). Choose a coarser grid, a preset without it, or the CPU.`,
      );
    }
    return backup;
  }

  private constructor(state: GpuState) {
    this.#state = state;
    this.#regions = regionsOf(state);
    this.#kept = state.device.createBuffer({
      label: "start of the step",
      size: this.#regions.reduce((sum, { size }) => sum + size, 0),
      usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
  }

  keep(): void {
    this.#copy((encoder, { buffer, at, size }, keptAt) =>
      encoder.copyBufferToBuffer(buffer, at, this.#kept, keptAt, size),
    );
  }

  putBack(): void {
    this.#copy((encoder, { buffer, at, size }, keptAt) =>
      encoder.copyBufferToBuffer(this.#kept, keptAt, buffer, at, size),
    );
  }

  dispose(): void {
    this.#kept.destroy();
  }

  #copy(copy: (encoder: GPUCommandEncoder, region: Region, keptAt: number) => void): void {
    const { device } = this.#state;
    const encoder = device.createCommandEncoder({ label: "start of the step" });
    let keptAt = 0;
    for (const region of this.#regions) {
      copy(encoder, region, keptAt);
      keptAt += region.size;
    }
    device.queue.submit([encoder.finish()]);
  }
}

function regionsOf({ buffers, layout }: GpuState): Region[] {
  const { compartmentCount, flowPlaneCount, previousCount, fieldCount } = layout.program.layout;
  const planes = 4 * layout.voxels;
  const largest = 16 * layout.quadCount;
  return [
    { buffer: buffers.fields, at: 0, size: fieldCount * planes },
    { buffer: buffers.carry, at: 0, size: fieldCount * planes },
    { buffer: buffers.auxiliary, at: 4 * layout.flowAt, size: flowPlaneCount * planes },
    { buffer: buffers.auxiliary, at: 4 * layout.previousAt, size: previousCount * planes },
    // Those behind are made anew; `uniforms` only where they may have changed, so they must stay.
    { buffer: buffers.scalars, at: 0, size: 4 * layout.uniformsAt },
    {
      buffer: buffers.scalars,
      at: 4 * layout.compartmentCarryAt,
      size: 4 * compartmentCount,
    },
    { buffer: buffers.lanes, at: laneRows.largest * largest, size: largest },
  ].filter(({ size }) => size > 0);
}
