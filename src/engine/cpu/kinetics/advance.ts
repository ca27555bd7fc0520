import type { UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "./run-kernel.ts";

/** Reactions of populations and static fields, in place: increments are added with their carry. */
export function advance(state: CpuState, context: UniformContext): void {
  runKernel(state, state.kernels.step("advance"), context);
}
