import { type BlockContext, runUniformBlock } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";

/** Wall values, uniform diffusion and sensitivities of this step. */
export function uniforms(state: CpuState, context: BlockContext): void {
  runUniformBlock(state.blocks.uniforms, context, state.uniforms);
}
