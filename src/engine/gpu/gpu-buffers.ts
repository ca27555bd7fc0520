import { EngineError } from "../engine-error.ts";
import { estimateMemory, requireMemory } from "../memory.ts";
import { auxiliaryLength, type BufferLayout } from "./buffer-layout.ts";
import { facePlaneCount, motionGroups } from "./motion-groups.ts";
import { stepSlots, stepStride } from "./step-uniforms.ts";
import { packTables } from "./tables.ts";

/** Everything that a GPU engine holds on the device; allocated once. */
export interface GpuBuffers {
  readonly step: GPUBuffer;
  readonly tables: GPUBuffer;
  readonly tasks: GPUBuffer;
  readonly fields: GPUBuffer;
  readonly solution: GPUBuffer;
  readonly rhs: GPUBuffer;
  readonly coefficient: GPUBuffer;
  readonly auxiliary: GPUBuffer;
  readonly moved: GPUBuffer;
  readonly scalars: GPUBuffer;
  /** Rates at which movers cross faces (shaders/transport/groups.wgsl). */
  readonly faces: GPUBuffer;
  /** Workgroups of each pair of substeps, written on the device. */
  readonly dispatches: GPUBuffer;
  /** One row of `statisticsStrips` entries (sum, min, max, broken) per field and observable. */
  readonly statistics: GPUBuffer;
}

/** Pairs of substeps at most, PAIRS of shaders/transport/choose-substeps.wgsl. */
export const mostPairs = 32;

/** Partial results per row of the statistics: few, since they are read back. */
export function statisticsStrips(layout: BufferLayout): number {
  return Math.min(1024, layout.strips);
}

/**
 * Allocates the buffers of a layout. Throws EngineError, before anything is allocated where that can
 * be known, if the device does not have the room.
 */
export async function makeBuffers(
  device: GPUDevice,
  layout: BufferLayout,
  taskBytes: number,
): Promise<GpuBuffers> {
  const sizes = bufferSizes(layout);
  const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
  const largest = Math.max(...Object.values(sizes));
  const limit = Math.min(maxBufferSize, maxStorageBufferBindingSize);
  requireMemory(largest, limit, layout.grid, "GPU memory in one piece");
  device.pushErrorScope("out-of-memory");
  device.pushErrorScope("validation");
  const buffers = allocate(device, layout, sizes, taskBytes);
  const problems = [await device.popErrorScope(), await device.popErrorScope()];
  const problem = problems.find((error) => error !== null);
  if (problem) {
    destroyBuffers(buffers);
    const needed = Math.ceil(estimateMemory(layout.program, layout.grid) / 2 ** 20);
    throw new EngineError(
      `The GPU has no room for this model on this grid, which needs ${needed.toLocaleString("en-US")} ` +
        `MiB (${problem.message}). Choose a coarser grid or the CPU.`,
    );
  }
  return buffers;
}

export function destroyBuffers(buffers: GpuBuffers): void {
  for (const buffer of Object.values(buffers) as GPUBuffer[]) buffer.destroy();
}

/** Bytes of the storage buffers. */
function bufferSizes(layout: BufferLayout) {
  const { program, voxels, pyramidCells, substrateCount } = layout;
  const { fieldCount } = program.layout;
  const observables = program.blocks.observables.length;
  const pyramids = 4 * substrateCount * pyramidCells;
  return {
    fields: 4 * fieldCount * voxels,
    solution: pyramids,
    rhs: pyramids,
    coefficient: pyramids,
    auxiliary: 4 * auxiliaryLength(layout),
    moved: 4 * layout.movedPlanes * voxels,
    scalars: 4 * layout.scalarCount,
    faces: 4 * facePlaneCount(motionGroups(program, layout.grid)) * voxels,
    statistics: 16 * (fieldCount + observables) * statisticsStrips(layout),
  };
}

function allocate(
  device: GPUDevice,
  layout: BufferLayout,
  sizes: ReturnType<typeof bufferSizes>,
  taskBytes: number,
): GpuBuffers {
  const { COPY_DST, COPY_SRC, INDIRECT, STORAGE, UNIFORM } = GPUBufferUsage;
  const create = (label: string, size: number, usage: number): GPUBuffer =>
    device.createBuffer({ label, size: Math.max(16, size), usage });
  const storage = (label: keyof typeof sizes): GPUBuffer =>
    create(label, sizes[label], STORAGE | COPY_SRC | COPY_DST);
  const tables = packTables(layout);
  const buffers = {
    step: create("step", (stepSlots + 1) * stepStride(layout.program), UNIFORM | COPY_DST),
    tables: create("tables", tables.byteLength, UNIFORM | COPY_DST),
    tasks: create("tasks", taskBytes, UNIFORM | COPY_DST),
    fields: storage("fields"),
    solution: storage("solution"),
    rhs: storage("rhs"),
    coefficient: storage("coefficient"),
    auxiliary: storage("auxiliary"),
    moved: storage("moved"),
    scalars: storage("scalars"),
    faces: storage("faces"),
    dispatches: create("dispatches", 24 * mostPairs, STORAGE | INDIRECT),
    statistics: storage("statistics"),
  };
  device.queue.writeBuffer(buffers.tables, 0, tables);
  return buffers;
}
