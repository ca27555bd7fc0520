import type { UniformContext } from "../../../compile/interpreter.ts";
import type { InterventionBlock } from "../../../compile/program.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "./run-kernel.ts";

/** Intervention `index`, one on a field, in place. */
export function intervene(
  state: CpuState,
  index: number,
  intervention: InterventionBlock,
  context: UniformContext,
): void {
  runKernel(state, state.kernels.intervention(index, intervention), context);
}
