import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expression } from "../../src/model/expression.ts";
import { mapChildren } from "../../src/model/map-expression.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { printExpression } from "../../src/model/print-expression.ts";
import { simplifyExpression } from "../../src/model/simplify-expression.ts";
import { evaluateTree } from "../support/evaluate-tree.ts";
import { expressionArbitrary } from "./expression-arbitrary.ts";

test.each([
  ["0*x + y", "y"],
  ["x - 0*y", "x"],
  ["0 - x", "-x"],
  ["x*(1 + 0*y)", "x"],
  ["0/x + x/1", "x"],
  ["hill(0, x, 2) + inhibit(0, x, 2)*y", "y"],
  ["michaelis(0, x)*y", "0"],
  ["if(0, x, y)", "y"],
  ["0 && x", "0"],
  ["mean(0*x)", "0"],
  ["max(0, x)", "max(0, x)"],
])("%s becomes %s", (text, simple) => {
  expect(printExpression(simplifyExpression(parseExpression(text)))).toBe(simple);
});

test("the value stays what it is where a name is 0", () => {
  fc.assert(
    fc.property(
      expressionArbitrary,
      fc.double({ min: -10, max: 10, noNaN: true }),
      (tree, value) => {
        fc.pre(!/random|mean|integral/.test(printExpression(tree)));
        const zeroed = withZero(tree, "oxygen");
        const before = evaluateTree(zeroed, () => value, 1e-15);
        const after = evaluateTree(simplifyExpression(zeroed), () => value, 1e-15);
        expect(Math.abs(after.value - before.value)).toBeLessThanOrEqual(
          before.error + after.error,
        );
      },
    ),
    { numRuns: 1000 },
  );
});

function withZero(expression: Expression, name: string): Expression {
  if (expression.kind === "name" && expression.name === name) return { kind: "number", value: 0 };
  return mapChildren(expression, (child) => withZero(child, name));
}
