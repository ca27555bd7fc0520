import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "../kinetics/run-kernel.ts";

/** Motility, sensitivity and attractant planes, once per step. */
export function motility(state: CpuState, context: UniformContext): void {
  runKernel(state, state.kernels.motility, context);
}
