import type { Grid } from "../model/grid.ts";
import { evaluateUniform } from "./evaluate-uniform.ts";
import type { Places } from "./load-row.ts";
import type { Block } from "./program.ts";
import { prepareWasm, runWasm, type WasmMachine } from "./run-wasm.ts";
import { uniformOperations } from "./uniform-operations.ts";

/**
 * A block on planes of the host: initial states, claims, tests. Operations on uniform values run
 * once per call, in double precision; the others as WebAssembly, compiled at the first run.
 */
export interface PreparedBlock {
  readonly block: Block;
  /** Value of every uniform operation in the run at hand; 0 for the others. */
  readonly uniformValues: Float64Array;
  /** Per output: whether it is the same in every voxel. */
  readonly uniformOutputs: readonly boolean[];
  /** Holds the values on the way, so one run at a time. */
  machine: WasmMachine | null;
}

/** What is the same in every voxel. */
export interface UniformContext {
  readonly grid: Grid;
  readonly parameters: ArrayLike<number>;
  /** Compartments, then global terms. */
  readonly scalars: ArrayLike<number>;
  readonly locals: ArrayLike<number>;
  /** min */
  readonly time: number;
  readonly step: number;
  readonly seed: number;
  /** Half of this step over the step before; absent: there was none. */
  readonly pace?: number;
}

/** What a block may read. Planes have voxelCount entries, index i + nx*(j + ny*k). */
export interface BlockContext extends UniformContext {
  /** Present values, one plane per field slot (in `assemble` see there). */
  readonly fields: readonly Float32Array[];
  /** What conversions took out of substrates, one plane per substrate (block `credit`). */
  readonly taken: readonly Float32Array[];
  /** Fields in the middle of the step, one plane per entry of layout.ahead (block `advance`). */
  readonly ahead?: readonly Float32Array[];
  /** Other places than the voxels of the grid; planes then have one entry for each. */
  readonly places?: Places;
}

/** Makes a block ready to run. */
export function prepareBlock(block: Block): PreparedBlock {
  const uniform = uniformOperations(block);
  return {
    block,
    uniformValues: new Float64Array(block.operations.length),
    uniformOutputs: block.outputs.map(({ value }) => uniform[value] === true),
    machine: null,
  };
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;

/**
 * Runs a block over voxels from <= i < to. `outputs` are parallel to block.outputs, each voxelCount
 * long, and may be planes that the block reads: a chunk is written after all of it is read. Throws
 * Error where WebAssembly is missing or forbidden.
 */
export function runBlock(
  prepared: PreparedBlock,
  context: BlockContext,
  outputs: readonly Float32Array[],
  from: number,
  to: number,
): void {
  const { block, uniformValues, uniformOutputs } = prepared;
  evaluateUniform(block, context, uniformValues);
  if (uniformOutputs.every((isUniform) => isUniform)) {
    for (const [index, { value }] of block.outputs.entries()) {
      const number = uniformValues[value] as number;
      outputs[index]?.fill(Math.abs(number) < SMALLEST_NORMAL ? 0 : number, from, to);
    }
    return;
  }
  prepared.machine ??= prepareWasm(block);
  runWasm(prepared.machine, uniformValues, context, outputs, from, to);
}

/**
 * Runs a block that reads nothing per voxel (compartments, uniforms): target[output.plane] = value
 * for each output.
 */
export function runUniformBlock(
  prepared: PreparedBlock,
  context: UniformContext,
  target: Float32Array,
): void {
  evaluateUniform(prepared.block, context, prepared.uniformValues);
  for (const output of prepared.block.outputs) {
    target[output.plane] = prepared.uniformValues[output.value] as number;
  }
}
