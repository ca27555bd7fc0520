import type { Block, GlobalTerm } from "../../../compile/program.ts";
import type { CpuMemory } from "../memory.ts";
import { type KernelPlaces, placeIntervention, placeKernel } from "./kernel-places.ts";
import { type LoadedKernel, loadKernels } from "./load-kernels.ts";

/** A mean() or integral() made ready to run. */
export interface LoadedTerm {
  readonly kind: "mean" | "integral";
  readonly kernel: LoadedKernel;
}

export interface LoadedObservable {
  readonly kernel: LoadedKernel;
  readonly locals: readonly LoadedTerm[];
}

type StepBlock = "assemble" | "advance" | "credit" | "rates" | "motility" | "crowding";
const stepBlocks: readonly StepBlock[] = [
  "assemble",
  "advance",
  "credit",
  "rates",
  "motility",
  "crowding",
];

/**
 * The kernels of a run. Each group is compiled when it is first asked for, as one module: what a step
 * runs, the global terms, each intervention, and observables as many as are asked for together.
 */
export class Kernels {
  readonly #of: KernelPlaces;
  readonly #memory: CpuMemory;
  readonly #observables = new Map<number, LoadedObservable>();
  readonly #interventions = new Map<number, LoadedKernel>();
  #step: ReadonlyMap<StepBlock, LoadedKernel> | null = null;
  #globals: readonly LoadedTerm[] | null = null;
  #compiled = 0;

  constructor(of: KernelPlaces, memory: CpuMemory) {
    this.#of = of;
    this.#memory = memory;
  }

  /** Blocks compiled so far. */
  get compiledCount(): number {
    return this.#compiled;
  }

  /** A block of the step; null where it has nothing to do. */
  step(name: StepBlock): LoadedKernel | null {
    this.#step ??= this.#loadStep();
    return this.#step.get(name) ?? null;
  }

  get motility(): LoadedKernel | null {
    return this.step("motility");
  }

  get crowding(): LoadedKernel | null {
    return this.step("crowding");
  }

  get rates(): LoadedKernel | null {
    return this.step("rates");
  }

  get globals(): readonly LoadedTerm[] {
    this.#globals ??= this.#loadTerms(this.#of.program.blocks.globals);
    return this.#globals;
  }

  /** Observables by index in the program; those not compiled yet are compiled together. */
  observables(indices: readonly number[]): readonly LoadedObservable[] {
    const { observables } = this.#of.program.blocks;
    const missing = indices.filter((index) => !this.#observables.has(index));
    const wanted = missing.flatMap((index) => {
      const observable = observables[index];
      return observable === undefined ? [] : [{ index, observable }];
    });
    const kernels = this.#load(
      wanted.flatMap(({ observable }) => [
        observable.block,
        ...observable.locals.map(({ block }) => block),
      ]),
    );
    let at = 0;
    for (const { index, observable } of wanted) {
      const kernel = kernels[at++] as LoadedKernel;
      const locals = observable.locals.map(({ kind }) => ({
        kind,
        kernel: kernels[at++] as LoadedKernel,
      }));
      this.#observables.set(index, { kernel, locals });
    }
    return indices.flatMap((index) => this.#observables.get(index) ?? []);
  }

  /** The intervention of an index, one on a field. */
  intervention(index: number, slot: number, keepsCarry: boolean, block: Block): LoadedKernel {
    let kernel = this.#interventions.get(index);
    if (kernel === undefined) {
      const placed = placeIntervention(this.#of, block, slot, keepsCarry);
      kernel = loadKernels(this.#memory, [placed])[0] as LoadedKernel;
      this.#compiled++;
      this.#interventions.set(index, kernel);
    }
    return kernel;
  }

  #loadStep(): ReadonlyMap<StepBlock, LoadedKernel> {
    const { blocks } = this.#of.program;
    const names = stepBlocks.filter((name) => blocks[name].outputs.length > 0);
    const kernels = this.#load(names.map((name) => blocks[name]));
    return new Map(names.map((name, index) => [name, kernels[index] as LoadedKernel]));
  }

  #loadTerms(terms: readonly GlobalTerm[]): readonly LoadedTerm[] {
    const kernels = this.#load(terms.map(({ block }) => block));
    return terms.map(({ kind }, index) => ({ kind, kernel: kernels[index] as LoadedKernel }));
  }

  #load(blocks: readonly Block[]): LoadedKernel[] {
    this.#compiled += blocks.length;
    return loadKernels(
      this.#memory,
      blocks.map((block) => placeKernel(this.#of, block)),
    );
  }
}
