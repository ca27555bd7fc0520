import type { UniformContext } from "../../../compile/interpreter.ts";
import { limit } from "../../../compile/response.ts";
import { voxelMeasure } from "../../../model/grid.ts";
import type { CpuState } from "../cpu-state.ts";
import type { LoadedTerm } from "../kinetics/kernels.ts";
import { runKernel } from "../kinetics/run-kernel.ts";

/**
 * Value of each mean(e) or integral(e) over the domain -> result[first], result[first + 1], ...
 * Overwrites the state's scratch plane.
 */
export function sumTerms(
  state: CpuState,
  terms: readonly LoadedTerm[],
  context: UniformContext,
  result: { [index: number]: number },
  first: number,
): void {
  const { scratch } = state;
  terms.forEach(({ kind, kernel }, index) => {
    runKernel(state, kernel, context);
    let sum = 0;
    for (let i = 0; i < scratch.length; i++) sum += scratch[i]!;
    const value = kind === "mean" ? sum / scratch.length : sum * voxelMeasure(state.grid);
    result[first + index] = limit(value);
  });
}
