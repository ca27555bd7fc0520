import fc from "fast-check";
import {
  binary,
  binaryOperators,
  call,
  type Expression,
  type FunctionName,
  functionArity,
  name,
  number,
} from "../../src/model/expression.ts";

/** Not every voxel alone decides these. */
const nonlocal = new Set<FunctionName>(["random", "mean", "integral"]);
const localFunctions = (Object.keys(functionArity) as FunctionName[]).filter(
  (functionName) => !nonlocal.has(functionName),
);

/** Values that a field or a parameter may have, with the ends of every rule among them. */
export const arbitraryValue: fc.Arbitrary<number> = fc
  .oneof(
    { weight: 6, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
    { weight: 2, arbitrary: fc.double({ min: -1e30, max: 1e30, noNaN: true }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(0, 1, -1, 0.5, 2, 1e-30, 1e-31, -1e-30, 1e-6, 1e6, 1e30, -1e30),
    },
  )
  .map((value) => Math.fround(value) + 0);

/** Expressions over some names: every operator and every function that reads one voxel only. */
export function arbitraryExpression(names: readonly string[], depth = 4): fc.Arbitrary<Expression> {
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names).map(name) },
    { weight: 1, arbitrary: fc.integer({ min: -9, max: 9 }).map(number) },
    { weight: 1, arbitrary: arbitraryValue.map(number) },
  );
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthSize: "medium", withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom(...binaryOperators), tie("tree"), tie("tree"))
        .map(([operator, left, right]) => binary(operator, left, right)),
      fc
        .tuple(fc.constantFrom("-" as const, "!" as const), tie("tree"))
        .map(([operator, operand]): Expression => ({ kind: "unary", operator, operand })),
      fc.constantFrom(...localFunctions).chain((functionName) => {
        const [least, most] = functionArity[functionName];
        return fc
          .array(tie("tree"), { minLength: least, maxLength: Math.min(most, least + 2) })
          .map((values) => call(functionName, ...values));
      }),
    ),
  }));
  return tree;
}
