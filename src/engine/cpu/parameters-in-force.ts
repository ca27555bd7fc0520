import { runUniformBlock } from "../../compile/interpreter.ts";
import { requireStableStep } from "../stable-step.ts";
import { presentContext } from "./block-context.ts";
import type { CpuState } from "./cpu-state.ts";

/** Writes parameter values, by name, where blocks read them; what is not finite becomes 0. */
export function writeParameters(state: CpuState, values: Readonly<Record<string, number>>): void {
  state.program.layout.parameterNames.forEach((name, index) => {
    const value = values[name] ?? 0;
    state.parameters[index] = Number.isFinite(value) ? Math.max(-1e30, Math.min(1e30, value)) : 0;
  });
}

/** Throws EngineError if these parameters make the explicit scheme unstable. Changes nothing. */
export function checkStability(
  state: CpuState,
  values: Readonly<Record<string, number>>,
  time: number,
  dt: number,
): void {
  if (state.program.scheme !== "explicit") return;
  const parameters = state.program.layout.parameterNames.map((name) => values[name] ?? 0);
  const uniforms = new Float32Array(state.program.layout.uniforms.count);
  const context = { ...presentContext(state, time, dt), parameters };
  runUniformBlock(state.uniformBlocks.uniforms, context, uniforms);
  requireStableStep(state.program, state.grid, dt, uniforms);
}
