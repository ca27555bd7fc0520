import { type BlockContext, prepareBlock, runBlock } from "../../src/compile/interpreter.ts";
import type { Block } from "../../src/compile/program.ts";

/** Field values and settings of one voxel; a block runs on it as on any grid. */
export interface VoxelState {
  readonly fields: readonly number[];
  readonly parameters?: readonly number[];
  readonly scalars?: readonly number[];
  readonly step?: number;
  readonly taken?: readonly number[];
  readonly ahead?: readonly number[];
  /** Default: one voxel of 10 um. */
  readonly grid?: BlockContext["grid"];
}

/** Runs a block on one voxel; values by `buffer plane`, for example "fields 2". */
export function runOnVoxel(block: Block, state: VoxelState): Record<string, number> {
  const planes = state.fields.map((value) => Float32Array.of(value));
  const context: BlockContext = {
    grid: state.grid ?? { dimensions: 2, nx: 1, ny: 1, nz: 1, dx: 10, dy: 10, dz: 1 },
    fields: planes,
    taken: state.taken?.map((value) => Float32Array.of(value)) ?? [],
    ahead: state.ahead?.map((value) => Float32Array.of(value)) ?? [],
    parameters: state.parameters ?? [],
    scalars: state.scalars ?? [],
    locals: [],
    time: 0,
    step: state.step ?? 6,
    seed: 1,
  };
  const outputs = block.outputs.map(() => new Float32Array(1));
  runBlock(prepareBlock(block), context, outputs, 0, 1);
  return Object.fromEntries(
    block.outputs.map(({ buffer, plane }, index) => [
      `${buffer} ${plane}`,
      outputs[index]?.[0] as number,
    ]),
  );
}
