import { runBlock } from "../../../compile/interpreter.ts";
import { EngineError } from "../../engine-error.ts";
import { presentContext } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";
import { sumTerms } from "./sum-terms.ts";

/**
 * Present values of a field or observable, one per voxel: a view of the state or of its scratch
 * plane, good until the next call. Throws EngineError for an unknown name.
 */
export function observe(state: CpuState, name: string, time: number, dt: number): Float32Array {
  const slot = state.program.model.fields.findIndex((field) => field.name === name);
  if (slot >= 0) return state.planes[slot]!;
  const observable = state.blocks.observables.find((one) => one.name === name);
  if (observable === undefined) {
    throw new EngineError(`There is no field or observable "${name}" in this model.`);
  }
  const locals = new Float32Array(observable.locals.length);
  const context = presentContext(state, time, dt);
  sumTerms(observable.locals, context, state.scratch, locals, 0);
  runBlock(observable.block, { ...context, locals }, [state.scratch], 0, state.scratch.length);
  return state.scratch;
}
