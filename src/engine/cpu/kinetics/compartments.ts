import { type BlockContext, runUniformBlock } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";

/** Compartments over the step. */
export function compartments(state: CpuState, context: BlockContext): void {
  runUniformBlock(state.blocks.compartments, context, state.scalars);
}
