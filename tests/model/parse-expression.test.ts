import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression } from "../../src/model/expression.ts";
import { binary, call, name, number } from "../../src/model/expression.ts";
import { ExpressionError } from "../../src/model/expression-error.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { printExpression } from "../../src/model/print-expression.ts";
import { expressionArbitrary } from "./expression-arbitrary.ts";

const negative = (operand: Expression): Expression => ({ kind: "unary", operator: "-", operand });
const [x, y, z] = [name("x"), name("y"), name("z")];

describe("what a formula means", () => {
  const cases: readonly [string, Expression][] = [
    ["1.5e3", number(1500)],
    [".5", number(0.5)],
    ["2.", number(2)],
    ["-3", number(-3)],
    ["+x", x],
    ["x + y*z", binary("+", x, binary("*", y, z))],
    ["x - y - z", binary("-", binary("-", x, y), z)],
    ["x/y/z", binary("/", binary("/", x, y), z)],
    ["-x^2", negative(binary("^", x, number(2)))],
    ["(-x)^2", binary("^", negative(x), number(2))],
    ["2^-1", binary("^", number(2), number(-1))],
    ["2^3^2", binary("^", number(2), binary("^", number(3), number(2)))],
    ["-2^2", negative(binary("^", number(2), number(2)))],
    ["2^-x^2", binary("^", number(2), negative(binary("^", x, number(2))))],
    ["x^2*y", binary("*", binary("^", x, number(2)), y)],
    ["exp(x)^2", binary("^", call("exp", x), number(2))],
    ["(x+y)^2", binary("^", binary("+", x, y), number(2))],
    ["x*-y", binary("*", x, negative(y))],
    ["!x == y", binary("==", { kind: "unary", operator: "!", operand: x }, y)],
    ["x < y && y < z || z", binary("||", binary("&&", binary("<", x, y), binary("<", y, z)), z)],
    ["x ? y : z", call("if", x, y, z)],
    ["x?.5:1", call("if", x, number(0.5), number(1))],
    [
      "x < 1 ? y : z ? 1 : 2",
      call("if", binary("<", x, number(1)), y, call("if", z, number(1), number(2))),
    ],
    ["hill(x, y, 4)", call("hill", x, y, number(4))],
    ["max(x, y ? 1 : 2, z)", call("max", x, call("if", y, number(1), number(2)), z)],
    ["random()", call("random")],
    ["this + true", binary("+", name("this"), name("true"))],
    [" (\tx\n) ", x],
  ];
  test.each(cases)("%s", (text, tree) => {
    expect(parseExpression(text)).toEqual(tree);
  });
});

describe("what a formula must not be", () => {
  const cases: readonly [string, number, string][] = [
    ["", 1, "the formula is empty; write 0 for nothing"],
    ["  ", 1, "the formula is empty; write 0 for nothing"],
    ["x y", 3, 'an operator is missing between "x" and "y"; write * to multiply'],
    ["2x", 2, 'an operator is missing between "2" and "x"; write * to multiply'],
    ["2(x)", 2, 'an operator is missing between "2" and "("; write * to multiply'],
    ["min(x y)", 7, 'an operator is missing between "x" and "y"; write * to multiply'],
    ["x +", 3, 'something must follow "+"'],
    ["x * / y", 5, 'a number or a name is missing after "*"'],
    ["* x", 1, "a number or a name is missing at the start"],
    ["x ** 2", 4, 'unexpected "*"; write ^ for a power'],
    ["x === 2", 5, 'unexpected character "="; write == to compare; a formula cannot assign'],
    ["x = 2", 3, 'unexpected character "="; write == to compare; a formula cannot assign'],
    ["(x", 1, 'this "(" is never closed'],
    ["x)", 2, 'this ")" closes nothing'],
    ["()", 2, "there is nothing between the parentheses"],
    [
      "x, y",
      2,
      'unexpected ","; only arguments of a function are separated by commas, and decimals have a point',
    ],
    [
      "(x, y)",
      3,
      'unexpected ","; only arguments of a function are separated by commas, and decimals have a point',
    ],
    ["min(x,)", 7, 'a number or a name is missing after ","'],
    ["hil(x, 1, 2)", 1, 'unknown function "hil"; did you mean "hill"?'],
    ["oxygen(x)", 1, 'unknown function "oxygen"; write * to multiply'],
    ["1 + hill", 5, '"hill" is a function; give it its arguments in parentheses'],
    ["1 + hill(x)", 5, "hill takes 3 arguments, but 1 is given"],
    ["exp()", 1, "exp takes 1 argument, but 0 are given"],
    ["max(x)", 1, "max takes 2 to 16 arguments, but 1 is given"],
    ["random(1)", 1, "random takes 0 arguments, but 1 is given"],
    ["toString(1)", 1, 'unknown function "toString"; write * to multiply'],
    ["x < y < z", 7, "two comparisons in a row; write a < b && b < c"],
    ["x ? y", 5, 'a "?" lacks its ":"'],
    ["x : y", 3, '":" has no "?" before it'],
    ["(x ? y) : z", 7, 'a "?" lacks its ":"'],
    [
      "x.y",
      2,
      'unexpected character "."; a decimal point needs a digit beside it, and names have no parts',
    ],
    ["x[0]", 2, 'unexpected character "["; use parentheses; there are no lists'],
    ["'a'", 1, `unexpected character "'"; a formula has no texts, only numbers and names`],
    ["a; b", 2, 'unexpected character ";"; a formula is one expression; leave the semicolon out'],
    ["2×x", 2, 'unexpected character "×"; write * to multiply'],
    ["x & y", 3, 'unexpected character "&"; write && for and'],
    ["1e999", 1, "the number 1e999 is too large; the largest is 1e30"],
    ["_x", 1, 'unexpected character "_"'],
    ["x😀", 2, 'unexpected character "😀"'],
  ];
  test.each(cases)("%s", (text, column, problem) => {
    const error = errorOf(text);
    expect(error.problem).toBe(problem);
    expect(error.column).toBe(column);
  });

  test("too long, too deep, too large", () => {
    expect(errorOf(`${"x+".repeat(1000)}x`).problem).toContain("longer than 2000");
    expect(errorOf(`${"(".repeat(65)}x${")".repeat(65)}`).problem).toContain("nested more than 64");
    expect(errorOf(`${"-".repeat(65)}x`).problem).toContain("nested more than 64");
    expect(errorOf(`x${"^x".repeat(65)}`).problem).toContain("nested more than 64");
    expect(errorOf(`${"x?x:".repeat(65)}x`).problem).toContain("nested more than 64");
    expect(errorOf(`${"x+".repeat(600)}x`).problem).toContain("more than 1000");
  });

  test("long sums and many powers are no deep nesting", () => {
    expect(parseExpression(`x^2${" + x^-2".repeat(120)}`).kind).toBe("binary");
    expect(parseExpression(`${"(".repeat(64)}x${")".repeat(64)}`)).toEqual(x);
  });
});

describe("any text gives a tree or a clear error", () => {
  const grammarLike = fc
    .array(
      fc.constantFrom(
        ..."+ - * / ^ < <= > >= == != && || ! ? : ( ) , . ; [ ] = & \" ' ` 1 2.5 .5 1e5 1e 0x1 x y hill( min( exp( if( random() this true __proto__ constructor".split(
          " ",
        ),
        " ",
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(""));
  const deep = fc
    .tuple(
      fc.constantFrom("(", "-", "!", "x^", "x?", "x?1:", "min(1,", "exp(", "2-", "(-"),
      fc.nat(2100),
      fc.constantFrom("", "x", ")"),
    )
    .map(([part, count, end]) => part.repeat(count) + end);
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ maxLength: 60 }),
    grammarLike,
    deep,
  );

  test("fuzz", () => {
    fc.assert(
      fc.property(text, (written) => {
        try {
          expect(parseExpression(written).kind).toMatch(/^(number|name|unary|binary|call)$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
          expect((error as ExpressionError).column).toBeGreaterThan(0);
          expect((error as ExpressionError).column).toBeLessThanOrEqual(
            Math.max(1, written.length),
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("a printed tree reads back as itself", () => {
    fc.assert(
      fc.property(expressionArbitrary, (tree) => {
        const printed = printExpression(tree);
        fc.pre(printed.length <= 2000);
        expect(parseExpression(printed)).toEqual(tree);
      }),
      { numRuns: 1000 },
    );
  });
});

test("printing needs no superfluous parentheses", () => {
  for (const text of [
    "x + y*z",
    "(x + y)*z",
    "x - (y - z)",
    "-x^2",
    "(-x)^2",
    "2^-x",
    "(x^2)^3",
    "x^2^3",
    "x*-y",
    "(x < y) < z",
    "!(x && y)",
    "if(x, y, z)",
  ]) {
    expect(printExpression(parseExpression(text))).toBe(text);
  }
});

function errorOf(text: string): ExpressionError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`no error for ${text}`);
}
