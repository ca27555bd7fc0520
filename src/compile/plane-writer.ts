import type { Expression } from "../model/expression.ts";
import type { Lowering } from "./model-context.ts";
import type { Block, Output } from "./program.ts";
import { uniformOperations } from "./uniform-operations.ts";

/** Collects values of one block; each different one gets a plane of its own, equal ones share. */
export class PlaneWriter {
  readonly lowering: Lowering;
  readonly #buffer: Output["buffer"];
  readonly #outputs: Output[] = [];

  constructor(lowering: Lowering, buffer: Output["buffer"]) {
    this.lowering = lowering;
    this.#buffer = buffer;
  }

  get count(): number {
    return this.#outputs.length;
  }

  lower(expression: Expression, place: string): number {
    return this.lowering.lower(expression, place);
  }

  plane(value: number): number {
    const limited = this.lowering.builder.unary("limit", value);
    const known = this.#outputs.find((output) => output.value === limited);
    if (known !== undefined) return known.plane;
    const plane = this.#outputs.length;
    this.#outputs.push({ buffer: this.#buffer, plane, value: limited });
    return plane;
  }

  /** -1 for a value that is the same in every voxel. */
  planeIfVarying(value: number): number {
    return this.#isUniform(value) ? -1 : this.plane(value);
  }

  /** -1 for a value that differs from voxel to voxel. */
  planeIfUniform(value: number): number {
    return this.#isUniform(value) ? this.plane(value) : -1;
  }

  /** The block; its planes start at `firstPlane`. */
  finish(name: string, firstPlane: number): Block {
    const outputs = this.#outputs.map((output) => ({
      ...output,
      plane: output.plane + firstPlane,
    }));
    return this.lowering.builder.finish(name, outputs);
  }

  #isUniform(value: number): boolean {
    return uniformOperations(this.lowering.builder)[value] === true;
  }
}
