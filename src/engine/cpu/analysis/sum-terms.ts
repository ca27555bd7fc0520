import { type BlockContext, type PreparedBlock, runBlock } from "../../../compile/interpreter.ts";
import { limit } from "../../../compile/response.ts";
import { voxelMeasure } from "../../../model/grid.ts";

/** A mean() or integral() made ready to run. */
export interface PreparedTerm {
  readonly kind: "mean" | "integral";
  readonly block: PreparedBlock;
}

/**
 * Value of each mean(e) or integral(e) over the domain -> result[first], result[first + 1], ...
 * `scratch`: one plane.
 */
export function sumTerms(
  terms: readonly PreparedTerm[],
  context: BlockContext,
  scratch: Float32Array,
  result: { [index: number]: number },
  first: number,
): void {
  terms.forEach((term, index) => {
    runBlock(term.block, context, [scratch], 0, scratch.length);
    let sum = 0;
    for (let i = 0; i < scratch.length; i++) sum += scratch[i]!;
    const value = term.kind === "mean" ? sum / scratch.length : sum * voxelMeasure(context.grid);
    result[first + index] = limit(value);
  });
}
