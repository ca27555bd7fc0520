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
  { shift, weight }: StagePlaces = present,
): void {
  if (kernel === null) return;
  const { block, values, uniforms } = kernel;
  evaluateUniform(block, context, values);
  const told = state.kernelUniforms;
  told[0] = weight;
  for (const [index, value] of uniforms.entries()) told[4 + index] = values[value]!;
  kernel.run(0, 16 * Math.ceil(voxelCount(state.grid) / 4), shift);
}
