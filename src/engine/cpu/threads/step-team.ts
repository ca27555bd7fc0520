import type { LoadedKernel } from "../kinetics/load-kernels.ts";
import type { CpuMemory } from "../memory.ts";
import { type Numerics, numericsModule } from "../numerics.ts";
import { Team, type Thread } from "./team.ts";

/** Kernels of assembly/ that are given to threads. */
const shared = [
  "solveGroup",
  "close",
  "extrapolate",
  "fillFaces",
  "measureOutflow",
  "substep",
  "crossWalls",
] as const;
export type SharedKernel = (typeof shared)[number];

/** Calls of a kernel that do not depend on one another. */
export interface KernelPhase {
  readonly kernel: SharedKernel | LoadedKernel;
  /** What each call is given; the number of its thread is added. */
  readonly calls: readonly (readonly number[])[];
  /** Index of an earlier phase that must be over before; without it the calls may be made at once. */
  readonly after?: number;
}

/** A kernel of kinetics is dealt out in so many parts for each thread, so that none waits long. */
const partsPerThread = 4;
/** Bytes of a part's length are a multiple of this, a cache line: no two threads write one. */
const line = 64;

/** A run's threads and what they can do: the step's numerics and kinetics. */
export class StepTeam {
  readonly #team: Team;
  readonly #numbers: ReadonlyMap<SharedKernel | LoadedKernel, number>;

  /** `kernels`: of one module; `threads`: beside the one that asks. */
  constructor(
    memory: CpuMemory,
    numerics: Numerics,
    kernels: readonly LoadedKernel[],
    threads: readonly Thread[],
  ) {
    const modules = [numericsModule(memory), ...kernels.slice(0, 1).map(({ module }) => module)];
    this.#numbers = new Map([...shared, ...kernels].map((kernel, number) => [kernel, number]));
    this.#team = new Team(
      threads,
      {
        memory: memory.memory,
        modules,
        functions: [
          ...shared.map((name) => ({ module: 0, name })),
          ...kernels.map(({ name }) => ({ module: 1, name })),
        ],
      },
      [...shared.map((name) => numerics[name]), ...kernels.map(({ run }) => run)],
    );
  }

  get size(): number {
    return this.#team.size;
  }

  /** Makes all calls. */
  run(phases: readonly KernelPhase[]): void {
    this.#team.run(
      phases.map(({ kernel, calls, after }) => {
        const number = this.#numbers.get(kernel)!;
        const ofTeam = calls.map((numbers) => ({ function: number, arguments: numbers }));
        return after === undefined ? { calls: ofTeam } : { calls: ofTeam, after };
      }),
    );
  }

  /** A kernel of kinetics on bytes from first to end of its planes, see LoadedKernel. */
  runKernel(kernel: LoadedKernel, first: number, end: number, shift: number): void {
    if (this.#numbers.has(kernel)) {
      this.run([{ kernel, calls: this.kernelCalls(first, end, shift) }]);
    } else {
      kernel.run(first, end, shift);
    }
  }

  /** Calls of a kernel of kinetics that share the bytes from first to end among them. */
  kernelCalls(first: number, end: number, shift: number): number[][] {
    const parts = partsPerThread * this.size;
    const length = line * Math.ceil((end - first) / (parts * line));
    const calls: number[][] = [];
    for (let from = first; from < end; from += length) {
      calls.push([from, Math.min(from + length, end), shift]);
    }
    return calls;
  }

  dispose(): void {
    this.#team.dispose();
  }
}
