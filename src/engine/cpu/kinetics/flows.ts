import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "./run-kernel.ts";

/** What conversions brought to substrates in this step, unit/min: a source in the next one. */
export function flows(state: CpuState, context: UniformContext): void {
  runKernel(state, state.kernels.step("flows"), context);
}
