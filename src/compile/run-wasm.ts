import { emitWasm } from "./emit-wasm.ts";
import type { BlockContext } from "./interpreter.ts";
import { isPlaceLeaf, loadPlaces, loadRow } from "./load-row.ts";
import type { Block, Operation } from "./program.ts";
import { type ScratchMemory, scratchMemory } from "./scratch-memory.ts";
import { readUniforms, uniformOperations } from "./uniform-operations.ts";

/** A block as WebAssembly on planes of the host: chunks are copied in and out of shared memory. */
export interface WasmMachine {
  readonly uniforms: readonly number[];
  readonly inputs: readonly { readonly operation: Operation; readonly address: number }[];
  /** Parallel to block.outputs. */
  readonly outputs: readonly number[];
  readonly run: (first: number, end: number, shift: number) => void;
  readonly scratch: ScratchMemory;
}

/** Voxels per run: planes of 2 KiB, some tens of which stay in the second-level cache. */
const chunk = 512;

/** Throws Error where WebAssembly is missing or forbidden. */
export function prepareWasm(block: Block): WasmMachine {
  const scratch = scratchMemory();
  const uniforms = readUniforms(block);
  let end = 16 * Math.ceil(uniforms.length / 4);
  const nextPlane = () => {
    end += 4 * chunk;
    return end - 4 * chunk;
  };
  const isUniform = uniformOperations(block);
  const inputs = block.operations.flatMap((operation, index) =>
    "a" in operation || isUniform[index] ? [] : [{ operation, address: nextPlane() }],
  );
  const outputs = block.outputs.map(nextPlane);
  const addresses = new Map<Operation, number>(
    inputs.map(({ operation, address }) => [operation, address]),
  );
  const targets = new Map(block.outputs.map((output, index) => [output, outputs[index] as number]));
  scratch.reserve(end);
  const bytes = emitWasm([
    {
      block,
      uniforms: 0,
      source: (operation) => ({ kind: "plane", address: addresses.get(operation) ?? 0 }),
      target: (output) => ({ kind: "store", address: targets.get(output) ?? 0 }),
    },
  ]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory: scratch.memory },
  });
  const run = instance.exports["run0"] as WasmMachine["run"];
  return { uniforms, inputs, outputs, run, scratch };
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
  const memory = machine.scratch.singles();
  const row = (address: number, count: number) => memory.subarray(address / 4, address / 4 + count);
  for (const [index, value] of machine.uniforms.entries()) {
    memory[index] = uniformValues[value] as number;
  }
  for (let first = from; first < to; first += chunk) {
    const count = Math.min(chunk, to - first);
    for (const { operation, address } of machine.inputs) {
      loadInput(row(address, count), operation, context, first);
    }
    machine.run(0, 16 * Math.ceil(count / 4), 0);
    for (const [index, address] of machine.outputs.entries()) {
      (outputs[index] as Float32Array).set(row(address, count), first);
    }
  }
}

function loadInput(
  out: Float32Array,
  operation: Operation,
  context: BlockContext,
  from: number,
): void {
  if (isPlaceLeaf(operation)) {
    if (context.places === undefined) loadRow(out, operation, context, from);
    else loadPlaces(out, operation, context.places, context.seed, from);
  } else if (operation.op === "ahead") {
    const plane = context.ahead?.[operation.plane];
    if (plane === undefined) throw new Error(`There is no plane ${operation.plane} ahead`);
    out.set(plane.subarray(from, from + out.length));
  } else if (operation.op === "field" || operation.op === "start" || operation.op === "taken") {
    const planes = operation.op === "taken" ? context.taken : context.fields;
    out.set((planes[operation.slot] as Float32Array).subarray(from, from + out.length));
  }
}
