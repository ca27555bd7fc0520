import type { UniformContext } from "../../compile/interpreter.ts";
import type { CpuState } from "./cpu-state.ts";

/** What blocks read that is the same in every voxel: parameters and scalars as they are now. */
export function presentContext(state: CpuState, time: number, dt: number): UniformContext {
  return {
    grid: state.grid,
    parameters: state.parameters,
    scalars: state.scalars,
    locals: [],
    time,
    step: dt,
    seed: state.seed,
  };
}
