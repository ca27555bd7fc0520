import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "./run-kernel.ts";

/** What conversions took out of substrates arrives, in place and with carry. */
export function credit(state: CpuState, context: UniformContext): void {
  runKernel(state, state.kernels.step("credit"), context);
}
