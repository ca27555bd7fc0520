import { EngineError } from "../engine-error.ts";
import { requireMemory } from "../memory.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { laneRows } from "./lane-rows.ts";
import { facePlaneCount, motionGroups } from "./motion-groups.ts";
import { cycleGroups, endPlanes, takenPlanes } from "./plan-solve.ts";
import { needsBytes, reportBytes } from "./solver-report.ts";
import { stepSlots, stepStride } from "./step-uniforms.ts";
import { partialsOf } from "./strips.ts";
import { packTables } from "./tables.ts";

/** The storage buffers that kernels find in group 0, by their binding (shaders/README.md). */
export const stateBindings = {
  2: "fields",
  3: "carry",
  4: "terms",
  5: "ends",
  6: "auxiliary",
  7: "moved",
  8: "scalars",
  10: "coefficient",
  11: "rhs",
  12: "solution",
  18: "lanes",
  19: "report",
} as const;

export type StateBinding = keyof typeof stateBindings;
type StateBuffer = (typeof stateBindings)[StateBinding];

/** Everything that a GPU engine holds on the device; allocated once. */
export interface GpuBuffers extends Readonly<Record<StateBuffer, GPUBuffer>> {
  readonly step: GPUBuffer;
  readonly tables: GPUBuffer;
  readonly tasks: GPUBuffer;
  /** Rates at which movers cross faces (shaders/transport/moves.wgsl). */
  readonly faces: GPUBuffer;
  /** Workgroups of each pair of substeps, written on the device. */
  readonly dispatches: GPUBuffer;
  /** Workgroups of the dispatches of a cycle; then the same as the device wants them. */
  readonly cycles: GPUBuffer;
  /** One row of `statisticsStrips` times `statisticsNumbers` per field and observable. */
  readonly statistics: GPUBuffer;
}

/** Pairs of substeps at most, PAIRS of shaders/transport/choose-substeps.wgsl. */
export const mostPairs = 32;

/** Partial results per row of the statistics: few, since they are read back. */
export function statisticsStrips(layout: BufferLayout): number {
  return Math.min(1024, layout.strips);
}

/** Numbers of a partial result: sum, sum of the carry, least, most, broken. */
export const statisticsNumbers = 5;

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
    const bytes = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    throw new EngineError(
      `The GPU has no room for this model on this grid, which needs ` +
        `${Math.ceil(bytes / 2 ** 20).toLocaleString("en-US")} ` +
        `MiB (${problem.message}). Choose a coarser grid or the CPU.`,
    );
  }
  return buffers;
}

export function destroyBuffers(buffers: GpuBuffers): void {
  for (const buffer of Object.values(buffers) as GPUBuffer[]) buffer.destroy();
}

/** Bytes of the storage buffers. */
function bufferSizes(layout: BufferLayout): Record<StateBuffer | "faces" | "statistics", number> {
  const { program, voxels, pyramidCells, quadCount, faceQuads } = layout;
  const { fieldCount } = program.layout;
  const observables = program.blocks.observables.length;
  const lanes = 16 * quadCount * voxels;
  const pyramid = 16 * quadCount * pyramidCells;
  const faceQuadCount = faceQuads.filter((number) => number >= 0).length;
  const exports = layout.hasExports ? 1 : 0;
  const fitted = layout.storesFitted ? 1 : 0;
  const inverses = layout.storesInverse ? pyramid : 0;
  return {
    fields: 4 * fieldCount * voxels,
    carry: layout.hasCarry ? 4 * fieldCount * voxels : 0,
    terms: layout.stagesMeet ? 0 : (2 + exports + fitted) * lanes,
    ends: (endPlanes + takenPlanes * exports) * lanes,
    auxiliary: 4 * layout.auxiliaryCount,
    moved: 4 * layout.movedPlanes * voxels,
    scalars: 4 * layout.scalarCount,
    coefficient: pyramid - lanes + inverses + 3 * 16 * faceQuadCount * pyramidCells,
    rhs: pyramid + 2 * lanes + 7 * 16 * quadCount * partialsOf(layout).most,
    solution: pyramid + 3 * lanes,
    faces: 4 * facePlaneCount(motionGroups(program, layout.grid)) * voxels,
    lanes: 16 * laneRows.count * quadCount,
    report: reportBytes(layout) + needsBytes,
    statistics: 4 * statisticsNumbers * (fieldCount + observables) * statisticsStrips(layout),
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
  const storage = Object.fromEntries(
    Object.entries(sizes).map(([label, size]) => [
      label,
      create(label, size, STORAGE | COPY_SRC | COPY_DST),
    ]),
  ) as Record<keyof typeof sizes, GPUBuffer>;
  const tables = packTables(layout);
  const cycles = Uint32Array.from(cycleGroups(layout).flat());
  const buffers = {
    ...storage,
    step: create("step", (stepSlots + 1) * stepStride(layout.program), UNIFORM | COPY_DST),
    tables: create("tables", tables.byteLength, UNIFORM | COPY_DST),
    tasks: create("tasks", taskBytes, UNIFORM | COPY_DST),
    dispatches: create("dispatches", 24 * mostPairs, STORAGE | INDIRECT),
    cycles: create("cycles", 2 * cycles.byteLength, STORAGE | INDIRECT | COPY_DST),
  };
  device.queue.writeBuffer(buffers.tables, 0, tables);
  device.queue.writeBuffer(buffers.cycles, 0, cycles);
  return buffers;
}
