import type { Grid } from "../model/grid.ts";
import { evaluateUniform } from "./evaluate-uniform.ts";
import type { Block } from "./program.ts";
import { prepareRows, type RowMachine, runRows } from "./run-rows.ts";
import { prepareWasm, runWasm, type WasmMachine } from "./run-wasm.ts";

/**
 * The CPU's way to run a block, without eval. Operations on uniform values run once per call; the
 * others as WebAssembly, or as an interpreter over rows of voxels where a page's security policy
 * forbids that (the twentieth part of the speed, the same meaning).
 */
export interface PreparedBlock {
  readonly block: Block;
  /** Value of every uniform operation in the run at hand; 0 for the others. */
  readonly uniformValues: Float64Array;
  /** Holds the values on the way, so one run at a time. */
  readonly machine: WasmMachine | RowMachine;
}

/** What a block may read. Planes have voxelCount entries, index i + nx*(j + ny*k). */
export interface BlockContext {
  readonly grid: Grid;
  /** Present values, one plane per field slot (inside a refresh: substrates' iterates). */
  readonly fields: readonly Float32Array[];
  /** What conversions took out of substrates, one plane per substrate (block `credit`). */
  readonly taken: readonly Float32Array[];
  readonly parameters: ArrayLike<number>;
  /** Compartments, then global terms. */
  readonly scalars: ArrayLike<number>;
  readonly locals: ArrayLike<number>;
  /** min */
  readonly time: number;
  readonly step: number;
  readonly seed: number;
}

/** Makes a block ready to run. `preferred`: "rows" also where WebAssembly is allowed. */
export function prepareBlock(block: Block, preferred: "wasm" | "rows" = "wasm"): PreparedBlock {
  const wasm = preferred === "wasm" ? prepareWasm(block) : undefined;
  return {
    block,
    uniformValues: new Float64Array(block.operations.length),
    machine: wasm ?? prepareRows(block),
  };
}

/**
 * Runs a block over voxels from <= i < to. `outputs` are parallel to block.outputs, each voxelCount
 * long, and may be planes that the block reads: a chunk is written after all of it is read.
 */
export function runBlock(
  prepared: PreparedBlock,
  context: BlockContext,
  outputs: readonly Float32Array[],
  from: number,
  to: number,
): void {
  const { block, machine, uniformValues } = prepared;
  evaluateUniform(block, context, uniformValues);
  if (machine.kind === "wasm") runWasm(machine, uniformValues, context, outputs, from, to);
  else runRows(machine, uniformValues, context, outputs, from, to);
}

/**
 * Runs a block that reads nothing per voxel (compartments, uniforms): target[output.plane] = value
 * for each output.
 */
export function runUniformBlock(
  prepared: PreparedBlock,
  context: BlockContext,
  target: Float32Array,
): void {
  evaluateUniform(prepared.block, context, prepared.uniformValues);
  for (const output of prepared.block.outputs) {
    target[output.plane] = prepared.uniformValues[output.value] as number;
  }
}
