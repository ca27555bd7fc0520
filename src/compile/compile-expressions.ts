import type { Expression } from "../model/expression.ts";
import type { Model } from "../model/model.ts";
import { BlockBuilder } from "./block-builder.ts";
import { GlobalTerms } from "./global-terms.ts";
import { lowerExpression } from "./lower-expression.ts";
import { makeScope, namesOf } from "./model-scope.ts";
import type { Block, GlobalTerm } from "./program.ts";

/** Many expressions in one block. */
export interface ExpressionsBlock {
  /** One output for each expression, in their order. */
  readonly block: Block;
  /** The mean() and integral() terms that the block reads as locals. */
  readonly locals: readonly GlobalTerm[];
}

/** As compileExpression, for many at once: what they have in common is computed once. Throws ModelError. */
export function compileExpressions(
  model: Model,
  expressions: readonly Expression[],
  place: string,
): ExpressionsBlock {
  const names = namesOf(model);
  const builder = new BlockBuilder();
  const locals = new GlobalTerms(names, (index) => ({ op: "local", index }));
  const scope = makeScope(builder, names, { place, globalTerm: locals.lower });
  const outputs = expressions.map((expression, plane) => ({
    buffer: "observables" as const,
    plane,
    value: builder.unary("limit", lowerExpression(expression, scope)),
  }));
  return { block: builder.finish(place, outputs), locals: locals.terms };
}
