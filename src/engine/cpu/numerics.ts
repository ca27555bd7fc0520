import { EngineError } from "../engine-error.ts";
import type { CpuMemory } from "./memory.ts";
import moduleUrl from "./numerics.wasm?url&inline";
import { forSharedMemory } from "./shared-import.ts";

/** What assembly/index.ts exports. Addresses are bytes. */
export interface Numerics {
  /** Largest of `count` singles, at least 0; count and address/4 are multiples of 4. */
  largest(address: number, count: number): number;
  /** Writes the numbers that kernels load, 84 singles. */
  writeConstants(table: number): void;
  /**
   * Solves a stage for four substrates (tables: diffusion/substrate-group.ts) in the scratch of a thread.
   */
  solveGroup(group: number, thread: number): void;
  /** Closes a stage of one substrate (tables: diffusion/substrate-solver.ts, as in the next). */
  close(medium: number, closure: number): void;
  /** Ends a step of one substrate. */
  extrapolate(step: number): void;
  /** For benchmarks: multigrid cycles on what the last solve of a group left. */
  timeCycles(group: number, count: number): void;
  /** Yardstick for benchmarks: a five-point sweep of n x n singles. */
  plainSweep(from: number, to: number, n: number): void;
  /**
   * Rates across the faces of rows first <= j + ny k < last, by a group's table of ways
   * (assembly/transport/ways.ts), in the rows of a thread.
   */
  fillFaces(ways: number, first: number, last: number, thread: number): void;
  /** To `out`: bound of the rate at which any voxel of these rows could be emptied, 1/min. */
  measureOutflow(ways: number, first: number, last: number, out: number, thread: number): void;
  /** Two substeps of dt min of a plane by way of another; rates: fillFaces's; signed: 0 or 1. */
  substepPair(
    ways: number,
    dt: number,
    signed: number,
    plane: number,
    moved: number,
    thread: number,
  ): void;
  /** One explicit substep of these rows from a plane to another. */
  substep(
    ways: number,
    dt: number,
    weight: number,
    signed: number,
    base: number,
    from: number,
    to: number,
    first: number,
    last: number,
    thread: number,
  ): void;
  /** Walls of a mover, after each of its substeps (assembly/transport/cross-walls.ts). */
  crossWalls(
    plane: number,
    rate: number,
    supply: number,
    dt: number,
    signed: number,
    count: number,
  ): void;
  /** Forward Euler of rows first <= j + ny k < last of a field (assembly/explicit/advance.ts). */
  advanceRows(field: number, first: number, last: number, dt: number): void;
}

/**
 * The hand-written numerics (assembly/), working in a run's memory. Throws EngineError where
 * WebAssembly or its vector instructions are missing or a policy forbids them.
 */
export function openNumerics(memory: CpuMemory): Numerics {
  const instance = new WebAssembly.Instance(numericsModule(memory), {
    env: { memory: memory.memory },
  });
  return instance.exports as unknown as Numerics;
}

const compiled = new Map<boolean, WebAssembly.Module>();

/** The module that fits a memory; compiled once. Throws as openNumerics does. */
export function numericsModule({ isShared }: CpuMemory): WebAssembly.Module {
  const known = compiled.get(isShared);
  if (known !== undefined) return known;
  const bytes = decoded(moduleUrl);
  try {
    const module = new WebAssembly.Module(isShared ? forSharedMemory(bytes) : bytes);
    compiled.set(isShared, module);
    return module;
  } catch (error) {
    throw new EngineError(
      `The CPU path needs WebAssembly with vector instructions, which this browser lacks or a policy forbids (${String(error)}). Use a current browser, and 'wasm-unsafe-eval' in the page's script-src.`,
    );
  }
}

/** The bytes of a base64 data URL. */
function decoded(url: string): Uint8Array<ArrayBuffer> {
  const text = atob(url.slice(url.indexOf(",") + 1));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
