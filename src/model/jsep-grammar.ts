import jsep from "jsep";

/**
 * Our grammar for jsep, which is one configurable parser per program. `^` is no entry of its table
 * of binary operators, since there it would bind looser than a prefix: the power is read together
 * with its base, so that -x^2 is -(x^2), 2^-1 works and 2^3^2 is 2^(3^2).
 */
export function parseWithJsep(text: string): jsep.Expression {
  return jsep(text);
}

const PRECEDENCE: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/"],
];

jsep.removeAllUnaryOps();
jsep.removeAllBinaryOps();
jsep.removeAllLiterals();
for (const operator of ["-", "+", "!"]) jsep.addUnaryOp(operator);
for (const [level, operators] of PRECEDENCE.entries()) {
  for (const operator of operators) jsep.addBinaryOp(operator, level + 1);
}

// jsep returns a number without asking `after-token`, so numbers take this way to get their powers.
jsep.hooks.add("gobble-token", function readNumber(env) {
  if (/[\d.]/.test(this.char)) setNode(env, this.gobbleNumericLiteral());
});

jsep.hooks.add("after-token", function readPower(env) {
  if (!env.node) return;
  this.gobbleSpaces();
  if (this.char !== "^") return;
  this.index++;
  const exponent = this.gobbleToken();
  if (!exponent) this.throwError("Expected an exponent");
  env.node = { type: "BinaryExpression", operator: "^", left: env.node, right: exponent };
});

function setNode(env: { node?: jsep.Expression }, node: jsep.PossibleExpression): void {
  if (node !== undefined) env.node = node;
}
