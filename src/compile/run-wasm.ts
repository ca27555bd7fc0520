import { emitWasm, type WasmBlock } from "./emit-wasm.ts";
import type { BlockContext } from "./interpreter.ts";
import { loadRow } from "./load-row.ts";
import type { Block } from "./program.ts";
import { type ScratchMemory, scratchMemory } from "./scratch-memory.ts";

/** Runs a block as WebAssembly, in single precision, four voxels at a time. */
export interface WasmMachine {
  readonly kind: "wasm";
  readonly layout: WasmBlock;
  readonly run: (byteCount: number) => void;
  readonly scratch: ScratchMemory;
}

/** Voxels per run: planes of 2 KiB, some tens of which stay in the second-level cache. */
export const wasmChunk = 512;

/** Undefined where WebAssembly or its vector instructions are missing or forbidden. */
export function prepareWasm(block: Block): WasmMachine | undefined {
  const scratch = scratchMemory();
  if (scratch === undefined) return undefined;
  const layout = emitWasm(block, wasmChunk);
  scratch.reserve(layout.memoryBytes);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(layout.bytes), {
    scratch: { memory: scratch.memory },
  });
  const run = instance.exports["run"] as (byteCount: number) => void;
  return { kind: "wasm", layout, run, scratch };
}

/** As runBlock; `uniformValues` by operation index. */
export function runWasm(
  machine: WasmMachine,
  uniformValues: Float64Array,
  context: BlockContext,
  outputs: readonly Float32Array[],
  from: number,
  to: number,
): void {
  const { layout, scratch } = machine;
  const memory = scratch.singles();
  const row = (address: number, count: number) => memory.subarray(address / 4, address / 4 + count);
  for (const { value, address } of layout.uniforms) {
    memory[address / 4] = uniformValues[value] as number;
  }
  for (let first = from; first < to; first += wasmChunk) {
    const count = Math.min(wasmChunk, to - first);
    for (const { operation, address } of layout.inputs) {
      loadRow(row(address, count), operation, context, first, count);
    }
    machine.run(16 * Math.ceil(count / 4));
    for (const [index, address] of layout.outputAddresses.entries()) {
      (outputs[index] as Float32Array).set(row(address, count), first);
    }
  }
}
