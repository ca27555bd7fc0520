import { evaluateUniform } from "../../../compile/evaluate-uniform.ts";
import type { UniformContext } from "../../../compile/interpreter.ts";
import { voxelCount } from "../../../model/grid.ts";
import type { CpuState } from "../cpu-state.ts";
import type { LoadedKernel } from "./load-kernels.ts";

/** What differs between the stages of a step that one kernel serves. */
export interface StagePlaces {
  /** Bytes from the fields to where substrates are read. */
  readonly shift: number;
  /** Share of the new value in what is read as a mix of old and new. */
  readonly weight: number;
}

const present: StagePlaces = { shift: 0, weight: 1 };

/** Runs a kernel over the whole grid, in place; null: nothing to do. */
export function runKernel(
  state: CpuState,
  kernel: LoadedKernel | null,
  context: UniformContext,
  places: StagePlaces = present,
): void {
  if (kernel === null) return;
  tellKernel(state, kernel, context, places);
  runVoxels(kernel, 0, voxelCount(state.grid), places);
}

/** Computes what is the same in every voxel and writes it where the kernel reads it. */
export function tellKernel(
  state: CpuState,
  { block, values, uniforms }: LoadedKernel,
  context: UniformContext,
  { weight }: StagePlaces = present,
): void {
  evaluateUniform(block, context, values);
  const told = state.kernelUniforms;
  told[0] = weight;
  for (const [index, value] of uniforms.entries()) told[4 + index] = values[value]!;
}

/**
 * Runs a kernel, told before, over voxels from <= i < to and at most three more: whoever needs those
 * as they were runs the kernel on them first.
 */
export function runVoxels(
  kernel: LoadedKernel,
  from: number,
  to: number,
  { shift }: StagePlaces = present,
): void {
  kernel.run(4 * from, 4 * from + 16 * Math.ceil((to - from) / 4), shift);
}
