import type { Program } from "../../compile/program.ts";

/**
 * Whether the `uniforms` on the device still hold. Where they follow from parameters alone, as most
 * do, they are computed when these change and not in every step.
 */
export class UniformsInForce {
  readonly #areFixed: boolean;
  #computedFrom: readonly number[] | null = null;

  constructor({ blocks }: Program) {
    this.#areFixed = blocks.uniforms.operations.every(
      ({ op }) => op !== "t" && op !== "dt" && op !== "scalar",
    );
  }

  /** Whether they must be computed under these parameters; if so, they count as computed. */
  mustCompute(parameters: ArrayLike<number>): boolean {
    const last = this.#computedFrom;
    if (this.#areFixed && last?.every((value, index) => value === parameters[index])) return false;
    this.#computedFrom = Array.from(parameters);
    return true;
  }
}
