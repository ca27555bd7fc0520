import type { Program } from "../../compile/program.ts";
import { voxelMeasure } from "../../model/grid.ts";
import type { BufferLayout } from "./buffer-layout.ts";

/** Steps that one batch may hold; one more slot serves reads of the present state. */
export const stepSlots = 64;
export const presentSlot = stepSlots;

/** Dynamic offsets are multiples of this, bytes. */
export const slotAlignment = 256;

const headerBytes = 80;

/** Length of the array of parameters in shaders/lib/step.wgsl. */
export function parameterVectors(program: Program): number {
  return Math.max(1, Math.ceil(program.layout.parameterNames.length / 4));
}

/** Bytes that the shader sees of a slot. */
export function stepBytes(program: Program): number {
  return headerBytes + 16 * parameterVectors(program);
}

/** Bytes from slot to slot. */
export function stepStride(program: Program): number {
  return Math.ceil(stepBytes(program) / slotAlignment) * slotAlignment;
}

/** Struct Step of shaders/lib/step.wgsl for one step, stepBytes long. `time`, `dt` in min; `pace`: of paceOf. */
export function packStep(
  layout: BufferLayout,
  seed: number,
  time: number,
  dt: number,
  parameters: ArrayLike<number>,
  pace = 0,
): ArrayBuffer {
  const { grid, voxels, transportAt, program } = layout;
  const bytes = new ArrayBuffer(stepBytes(program));
  const floats = new Float32Array(bytes);
  const integers = new Uint32Array(bytes);
  floats.set([time, dt], 0);
  integers[2] = seed >>> 0;
  floats[3] = voxelMeasure(grid);
  integers.set([grid.nx, grid.ny, grid.nz, voxels], 4);
  floats.set([grid.dx, grid.dy, grid.dz], 8);
  integers[11] = transportAt;
  floats.set([time, time + dt / 2, time + dt / 4, time + (3 * dt) / 4, time + dt, pace], 12);
  floats.set(Array.from(parameters), headerBytes / 4);
  return bytes;
}
