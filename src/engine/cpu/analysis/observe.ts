import { EngineError } from "../../engine-error.ts";
import { presentContext } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";
import { runKernel } from "../kinetics/run-kernel.ts";
import { sumTerms } from "./sum-terms.ts";

/**
 * Present values of a field or observable, one per voxel: a view of the state or of its scratch
 * plane, good until the next call. Throws EngineError for an unknown name.
 */
export function observe(state: CpuState, name: string, time: number, dt: number): Float32Array {
  const slot = state.program.model.fields.findIndex((field) => field.name === name);
  if (slot >= 0) return state.planes[slot]!;
  const { observables } = state.program.blocks;
  const [observable] = state.kernels.observables([
    observables.findIndex((one) => one.name === name),
  ]);
  if (observable === undefined) {
    throw new EngineError(`There is no field or observable "${name}" in this model.`);
  }
  const locals = new Float32Array(observable.locals.length);
  const context = presentContext(state, time, dt);
  sumTerms(state, observable.locals, context, locals, 0);
  runKernel(state, observable.kernel, { ...context, locals });
  return state.scratch;
}
