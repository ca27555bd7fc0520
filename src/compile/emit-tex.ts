import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
} from "../model/expression.ts";

/** How tightly a form binds: what it stands inside puts brackets around anything looser. */
const binding = {
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  negation: 6,
  power: 7,
  atom: 8,
};

/**
 * TeX of an expression, from its tree only. Nothing but letters, digits and the commands written
 * here comes out, whatever the names are.
 */
export function emitTex(expression: Expression): string {
  return write(expression).text;
}

/**
 * A name: one letter in italics, a word upright, what follows "_" and digits after a single letter
 * as subscript (K_oxygen, k2), Greek letters by their names.
 */
export function texName(text: string): string {
  const [first = "", ...rest] = text
    .replace(/[^A-Za-z0-9_]/g, "")
    .split("_")
    .filter(Boolean);
  const numbered = /^([A-Za-z])([0-9]+)$/.exec(first);
  const stem = numbered?.[1] ?? first;
  const subscripts = [...(numbered?.[2] === undefined ? [] : [numbered[2]]), ...rest];
  const subscript = subscripts.map((part) => (/^[0-9]+$/.test(part) ? part : upright(part)));
  return subscript.length === 0 ? upright(stem) : `${upright(stem)}_{${subscript.join(",")}}`;
}

function upright(word: string): string {
  if (greekNames.has(word)) return `\\${word}`;
  return word.length === 1 ? word : `\\mathrm{${word}}`;
}

/** An expression in brackets unless it is a name, a number, a product, a quotient or a function. */
export function factor(expression: Expression): string {
  const isTight =
    expression.kind === "name" ||
    expression.kind === "call" ||
    (expression.kind === "number" && expression.value >= 0) ||
    (expression.kind === "binary" && ["*", "/", "^"].includes(expression.operator));
  return isTight ? emitTex(expression) : `\\left(${emitTex(expression)}\\right)`;
}

interface Tex {
  readonly text: string;
  readonly binding: number;
}

function write(expression: Expression): Tex {
  switch (expression.kind) {
    case "number":
      return writeNumber(expression.value);
    case "name":
      return atom(texName(expression.name));
    case "unary": {
      const operand = within(expression.operand, binding.negation);
      return expression.operator === "-"
        ? { text: `-${operand}`, binding: binding.negation }
        : { text: `\\lnot ${operand}`, binding: binding.negation };
    }
    case "binary":
      return writeBinary(expression);
    case "call":
      return writeCall(expression);
  }
}

function atom(text: string): Tex {
  return { text, binding: binding.atom };
}

function writeNumber(value: number): Tex {
  const [digits = "0", exponent] = String(value).split("e");
  const power = exponent?.replace("+", "");
  const text = power === undefined ? digits : `${digits} \\cdot 10^{${power}}`;
  if (value < 0) return { text, binding: binding.negation };
  return { text, binding: power === undefined ? binding.atom : binding.power };
}

function within(expression: Expression, least: number): string {
  const tex = write(expression);
  return tex.binding < least ? `\\left(${tex.text}\\right)` : tex.text;
}

const signs: Partial<Record<BinaryOperator, readonly [string, number]>> = {
  "<": ["<", binding.comparison],
  "<=": ["\\le", binding.comparison],
  ">": [">", binding.comparison],
  ">=": ["\\ge", binding.comparison],
  "==": ["=", binding.comparison],
  "!=": ["\\ne", binding.comparison],
  "&&": ["\\land", binding.and],
  "||": ["\\lor", binding.or],
};

function writeBinary({ operator, left, right }: BinaryExpression): Tex {
  switch (operator) {
    case "+":
      return sum(`${within(left, binding.sum)} + ${onRight(right, binding.product)}`);
    case "-":
      return sum(`${within(left, binding.sum)} - ${onRight(right, binding.product)}`);
    case "*":
      return writeProduct(within(left, binding.product), onRight(right, binding.power));
    case "/":
      return atom(`\\frac{${emitTex(left)}}{${emitTex(right)}}`);
    case "^":
      return writePower(left, right);
    default: {
      const [sign, binds] = signs[operator] as readonly [string, number];
      return {
        text: `${within(left, binds + 1)} ${sign} ${within(right, binds + 1)}`,
        binding: binds,
      };
    }
  }
}

/** An operand behind a sign: a minus of its own goes in brackets. */
function onRight(expression: Expression, least: number): string {
  const text = within(expression, least);
  return text.startsWith("-") ? `\\left(${text}\\right)` : text;
}

/** Letters stand side by side; a dot keeps words apart, and numbers. */
function writeProduct(left: string, right: string): Tex {
  const areWords = /\\mathrm\{\w+\}$/.test(left) && right.startsWith("\\mathrm{");
  const times = areWords || /^[0-9]/.test(right) ? " \\cdot " : "\\, ";
  return { text: `${left}${times}${right}`, binding: binding.product };
}

function sum(text: string): Tex {
  return { text, binding: binding.sum };
}

/** A fraction would not show how far the exponent reaches, so it gets brackets. */
function writePower(base: Expression, exponent: Expression): Tex {
  const isFraction = base.kind === "binary" && base.operator === "/";
  const text = isFraction ? `\\left(${emitTex(base)}\\right)` : within(base, binding.atom);
  return { text: `{${text}}^{${emitTex(exponent)}}`, binding: binding.power };
}

function writeCall(expression: CallExpression): Tex {
  const texts = expression.arguments.map(emitTex);
  const [a = "", b = "", c = ""] = texts;
  switch (expression.function) {
    case "exp":
      return { text: `e^{${a}}`, binding: binding.power };
    case "sqrt":
      return atom(`\\sqrt{${a}}`);
    case "abs":
      return atom(`\\left|${a}\\right|`);
    case "pow":
      return writePower(
        expression.arguments[0] as Expression,
        expression.arguments[1] as Expression,
      );
    case "michaelis":
      return atom(`\\frac{${a}}{${b} + ${a}}`);
    case "hill":
      return atom(
        `\\frac{${raised(expression, 0, c)}}{${raised(expression, 1, c)} + ${raised(expression, 0, c)}}`,
      );
    case "inhibit":
      return atom(
        `\\frac{${raised(expression, 1, c)}}{${raised(expression, 1, c)} + ${raised(expression, 0, c)}}`,
      );
    case "mean":
      return atom(`\\left\\langle ${a} \\right\\rangle`);
    case "integral":
      return atom(
        `\\int_{\\Omega} ${within(expression.arguments[0] as Expression, binding.product)}\\, dV`,
      );
    case "if":
      return atom(`\\begin{cases} ${b} & ${a} \\\\ ${c} & \\text{else} \\end{cases}`);
    default:
      return atom(`${functionName(expression.function)}\\left(${texts.join(", ")}\\right)`);
  }
}

function raised(expression: CallExpression, index: number, exponent: string): string {
  const argument = expression.arguments[index] as Expression;
  const isFraction = argument.kind === "binary" && argument.operator === "/";
  const base = isFraction ? `\\left(${emitTex(argument)}\\right)` : within(argument, binding.atom);
  return exponent === "1" ? base : `{${base}}^{${exponent}}`;
}

const commands = new Set(["log", "min", "max", "tanh", "sin", "cos"]);

function functionName(text: string): string {
  return commands.has(text) ? `\\${text}` : `\\operatorname{${text}}`;
}

const greekNames = new Set(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega".split(
    " ",
  ),
);
