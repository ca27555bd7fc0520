import type { BlockContext, PreparedBlock } from "../../compile/interpreter.ts";
import { runBlock } from "../../compile/interpreter.ts";
import { voxelCount } from "../../model/grid.ts";
import type { CpuState } from "./cpu-state.ts";

/** What a block reads between steps or at the start of one: the present state in both roles. */
export function presentContext(state: CpuState, time: number, dt: number): BlockContext {
  return {
    grid: state.grid,
    fields: state.planes,
    start: state.planes,
    parameters: state.parameters,
    scalars: state.scalars,
    locals: [],
    time,
    step: dt,
    seed: state.seed,
  };
}

/** Runs a block over the whole grid; `target` finds the plane of each output. */
export function runOverGrid(
  state: CpuState,
  prepared: PreparedBlock,
  context: BlockContext,
  target: (buffer: string, plane: number) => Float32Array,
): void {
  const outputs = prepared.block.outputs.map((output) => target(output.buffer, output.plane));
  if (outputs.length > 0) runBlock(prepared, context, outputs, 0, voxelCount(state.grid));
}

/** The fields with the solver's iterates in place of the substrates. */
export function withSolutions(state: CpuState): readonly Float32Array[] {
  const solutions = state.multigrid.pyramids.map((pyramid) => pyramid.planes[0]!.solution);
  return [...solutions, ...state.planes.slice(solutions.length)];
}
