import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "../kinetics/run-kernel.ts";

/** Crowding factors of the present densities, before each pair of substeps. */
export function crowding(state: CpuState, context: UniformContext): void {
  runKernel(state, state.kernels.crowding, context);
}
