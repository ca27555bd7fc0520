import type { Expression } from "../model/expression.ts";
import { BlockBuilder } from "./block-builder.ts";
import { GlobalTerms } from "./global-terms.ts";
import { lowerExpression } from "./lower-expression.ts";
import { makeScope, type Names } from "./model-scope.ts";
import type { ObservableBlock } from "./program.ts";

/** The block of one observable or of an expression that stands alone. */
export function compileObservable(
  names: Names,
  expression: Expression,
  name: string,
  place: string,
  randomStream?: number,
): ObservableBlock {
  const builder = new BlockBuilder();
  const locals = new GlobalTerms(names, (index) => ({ op: "local", index }));
  const scope = makeScope(builder, names, {
    place,
    globalTerm: locals.lower,
    ...(randomStream === undefined ? {} : { randomStream }),
  });
  const value = builder.unary("limit", lowerExpression(expression, scope));
  const block = builder.finish("observable", [{ buffer: "observables", plane: 0, value }]);
  return { name, block, locals: locals.terms };
}
