import fc from "fast-check";
import type { Expression, FunctionName } from "../../src/model/expression.ts";
import { binaryOperators, functionArity } from "../../src/model/expression.ts";

const literal = fc
  .oneof(fc.double({ min: -1e30, max: 1e30, noNaN: true }), fc.integer({ min: -9, max: 9 }))
  .map((value): Expression => ({ kind: "number", value: value === 0 ? 0 : value }));

const nameNode = fc
  .constantFrom("x", "t", "oxygen", "m1", "K_2", "this", "e5")
  .map((text): Expression => ({ kind: "name", name: text }));

/** Trees in the parser's normal form: no minus directly on a number. */
export const expressionArbitrary: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>(
  (tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: "small" },
      literal,
      nameNode,
      tie("tree").map(negated),
      tie("tree").map((operand): Expression => ({ kind: "unary", operator: "!", operand })),
      fc
        .tuple(fc.constantFrom(...binaryOperators), tie("tree"), tie("tree"))
        .map(([operator, left, right]): Expression => ({ kind: "binary", operator, left, right })),
      fc.constantFrom(...(Object.keys(functionArity) as FunctionName[])).chain((called) =>
        fc
          .array(tie("tree"), {
            minLength: functionArity[called][0],
            maxLength: Math.min(3, functionArity[called][1]),
          })
          .map((args): Expression => ({ kind: "call", function: called, arguments: args })),
      ),
    ),
  }),
).tree;

function negated(operand: Expression): Expression {
  return operand.kind === "number" ? operand : { kind: "unary", operator: "-", operand };
}
