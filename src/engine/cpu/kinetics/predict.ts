import { paceOf } from "../../step-sequence.ts";
import { presentContext } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";
import type { StepTimes } from "../stage-context.ts";
import { runKernel } from "./run-kernel.ts";

/** The middle of the step, from its start: half of it. */
export function predict(state: CpuState, { time, dt }: StepTimes): void {
  runKernel(state, state.kernels.step("predict"), {
    ...presentContext(state, time + dt / 4, dt / 2),
    pace: paceOf(dt, state.previousStep),
  });
}
