import { compileExpressions } from "../compile/compile-expressions.ts";
import {
  type BlockContext,
  type PreparedBlock,
  prepareBlock,
  runBlock,
} from "../compile/interpreter.ts";
import type { Expression } from "../model/expression.ts";
import { voxelMeasure } from "../model/grid.ts";
import type { Model } from "../model/model.ts";

/** Many expressions made ready, to be evaluated again and again. */
export interface PreparedExpressions {
  readonly main: PreparedBlock;
  readonly locals: readonly { readonly kind: "mean" | "integral"; readonly block: PreparedBlock }[];
}

/** Compiles expressions of a model together. Throws ModelError for an unknown name. */
export function prepareAll(
  model: Model,
  expressions: readonly Expression[],
  place: string,
): PreparedExpressions {
  const { block, locals } = compileExpressions(model, expressions, place);
  return {
    main: prepareBlock(block),
    locals: locals.map((term) => ({ kind: term.kind, block: prepareBlock(term.block) })),
  };
}

/**
 * The values of all expressions in each place of the context, in their order. Means and integrals are taken
 * over the places: of a sample of voxels they are those of the sample.
 */
export function evaluateAll(
  { main, locals }: PreparedExpressions,
  context: BlockContext,
): readonly Float32Array[] {
  const count = context.fields[0]?.length ?? 1;
  const size = context.grid.nx * context.grid.ny * context.grid.nz * voxelMeasure(context.grid);
  const found: number[] = [];
  for (const { kind, block } of locals) {
    const [values] = run(block, { ...context, locals: found }, count);
    const mean = meanOf(values as Float32Array);
    found.push(kind === "mean" ? mean : mean * size);
  }
  return run(main, { ...context, locals: found }, count);
}

/** Slots of the fields that expressions read. */
export function slotsReadBy({ main, locals }: PreparedExpressions): ReadonlySet<number> {
  const blocks = [main, ...locals.map((term) => term.block)].map(({ block }) => block);
  return new Set(
    blocks.flatMap(({ operations }) =>
      operations.flatMap((one) => (one.op === "field" ? [one.slot] : [])),
    ),
  );
}

/** In double precision. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] as number;
  return sum / values.length;
}

function run(prepared: PreparedBlock, context: BlockContext, count: number): Float32Array[] {
  const outputs = prepared.block.outputs.map(() => new Float32Array(count));
  runBlock(prepared, context, outputs, 0, count);
  return outputs;
}
