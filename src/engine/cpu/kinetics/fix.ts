import { presentContext } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";
import type { StepTimes } from "../stage-context.ts";
import { runKernel } from "./run-kernel.ts";

/** Sets fields where a mask holds them, as they should be at the end of the step. */
export function fix(state: CpuState, { time, dt }: StepTimes): void {
  runKernel(state, state.kernels.fixed, presentContext(state, time + dt, dt));
}
