import type { Stage } from "../../../compile/step-plan.ts";
import type { CpuState } from "../cpu-state.ts";
import { type StepTimes, stageContext } from "../stage-context.ts";
import { runKernel } from "./run-kernel.ts";

/**
 * Loss, gain, exported share and varying diffusion of the substrates in a stage, from the substrates
 * where it starts and the tissue in its middle.
 */
export function assemble(state: CpuState, stage: Stage, step: StepTimes): void {
  const { half, fields } = state.regions;
  runKernel(state, state.kernels.step("assemble"), stageContext(state, stage, step), {
    shift: stage.from === "half" ? half.address - fields.address : 0,
    weight: stage.middle,
  });
}
