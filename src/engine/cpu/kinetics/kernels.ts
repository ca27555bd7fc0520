import type { Block, GlobalTerm, InterventionBlock } from "../../../compile/program.ts";
import type { CreditSource } from "../../../compile/step-plan.ts";
import type { CpuMemory } from "../memory.ts";
import { type KernelPlaces, placeKernel, placeReplacement } from "./kernel-places.ts";
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

export interface LoadedCredit extends LoadedTerm {
  /** Scalar that the mean is written to. */
  readonly scalar: number;
  readonly of: CreditSource;
}

type StepBlock =
  | "assemble"
  | "predict"
  | "advance"
  | "flows"
  | "credit"
  | "rates"
  | "motility"
  | "crowding";
const stepBlocks: readonly StepBlock[] = [
  "assemble",
  "predict",
  "advance",
  "flows",
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
  #credits: readonly LoadedCredit[] | null = null;
  #fixed: LoadedKernel | null = null;
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

  /** All blocks of the step, which are of one module. */
  get ofStep(): readonly LoadedKernel[] {
    this.#step ??= this.#loadStep();
    return [...this.#step.values()];
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

  /** What conversions take out of the tissue for compartments. */
  get credits(): readonly LoadedCredit[] {
    if (this.#credits === null) {
      const { creditTerms } = this.#of.program.blocks;
      const terms = this.#loadTerms(creditTerms);
      this.#credits = creditTerms.map(({ scalar, of }, index) => ({
        ...(terms[index] as LoadedTerm),
        scalar,
        of,
      }));
    }
    return this.#credits;
  }

  /** Fields that are held at a value. */
  get fixed(): LoadedKernel {
    this.#fixed ??= this.#loadReplacement(this.#of.program.blocks.fixed, false);
    return this.#fixed;
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
  intervention(index: number, { block, keepsCarry }: InterventionBlock): LoadedKernel {
    const kernel = this.#interventions.get(index) ?? this.#loadReplacement(block, keepsCarry);
    this.#interventions.set(index, kernel);
    return kernel;
  }

  #loadReplacement(block: Block, keepsCarry: boolean): LoadedKernel {
    this.#compiled++;
    const placed = placeReplacement(this.#of, block, keepsCarry);
    return loadKernels(this.#memory, [placed])[0] as LoadedKernel;
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
