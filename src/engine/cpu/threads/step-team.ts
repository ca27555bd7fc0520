import type { LoadedKernel } from "../kinetics/load-kernels.ts";
import type { CpuMemory } from "../memory.ts";
import { type Numerics, numericsModule } from "../numerics.ts";
import { type Call, Team, type Thread } from "./team.ts";

/** Kernels of assembly/ that are given to threads. */
const shared = ["solveGroup", "close", "extrapolate"] as const;
type SharedKernel = (typeof shared)[number];

/** A kernel of kinetics is dealt out in so many parts for each thread, so that none waits long. */
const partsPerThread = 4;
/** Bytes of a part's length are a multiple of this, a cache line: no two threads write one. */
const line = 64;

/** A run's threads and what they can do: solve, close, extrapolate, and kinetics of the step. */
export class StepTeam {
  readonly #team: Team;
  readonly #kernels: ReadonlyMap<LoadedKernel, number>;

  /** `kernels`: of one module; `threads`: beside the one that asks. */
  constructor(
    memory: CpuMemory,
    numerics: Numerics,
    kernels: readonly LoadedKernel[],
    threads: readonly Thread[],
  ) {
    const modules = [numericsModule(memory), ...kernels.slice(0, 1).map(({ module }) => module)];
    this.#kernels = new Map(kernels.map((kernel, index) => [kernel, shared.length + index]));
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

  /** Calls of a kernel of assembly/ that do not depend on one another. */
  run(kernel: SharedKernel, calls: readonly (readonly number[])[]): void {
    const number = shared.indexOf(kernel);
    this.#team.run(calls.map((numbers): Call => ({ function: number, arguments: numbers })));
  }

  /** A kernel of kinetics on bytes from first to end of its planes, see LoadedKernel. */
  runKernel(kernel: LoadedKernel, first: number, end: number, shift: number): void {
    const number = this.#kernels.get(kernel);
    const parts = partsPerThread * this.size;
    const length = line * Math.ceil((end - first) / (parts * line));
    if (number === undefined || length === 0) {
      kernel.run(first, end, shift);
      return;
    }
    const calls: Call[] = [];
    for (let from = first; from < end; from += length) {
      calls.push({ function: number, arguments: [from, Math.min(from + length, end), shift] });
    }
    this.#team.run(calls);
  }

  dispose(): void {
    this.#team.dispose();
  }
}
