import { emitWasm, type Kernel } from "../../../compile/emit-wasm.ts";
import type { Block } from "../../../compile/program.ts";
import { readUniforms } from "../../../compile/uniform-operations.ts";
import type { CpuMemory } from "../memory.ts";

/** A block compiled for a run's memory. */
export interface LoadedKernel {
  readonly block: Block;
  /** Operations whose values it is told, in the order of their places. */
  readonly uniforms: readonly number[];
  /** Room for the values of all uniform operations. */
  readonly values: Float64Array;
  /** Works on the voxels from byte `first` to byte `end` of the planes; end - first is a multiple of 16. */
  readonly run: (first: number, end: number, shift: number) => void;
}

/** Compiles kernels as one module: a module costs as much as some hundreds of operations. */
export function loadKernels(memory: CpuMemory, kernels: readonly Kernel[]): LoadedKernel[] {
  if (kernels.length === 0) return [];
  const shared = !(memory.memory.buffer instanceof ArrayBuffer);
  const module = new WebAssembly.Module(emitWasm(kernels, shared));
  const { exports } = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
  return kernels.map(({ block }, index) => ({
    block,
    uniforms: readUniforms(block),
    values: new Float64Array(block.operations.length),
    run: exports[`run${index}`] as LoadedKernel["run"],
  }));
}
