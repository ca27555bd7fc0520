import { runUniformBlock, type UniformContext } from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";

/** Uniform diffusion coefficients and sensitivities. */
export function uniforms(state: CpuState, context: UniformContext): void {
  runUniformBlock(state.uniformBlocks.uniforms, context, state.uniforms);
}
