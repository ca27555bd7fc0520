import type { BinaryExpression, CallExpression, Expression } from "./expression.ts";
import { number } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";
import { parseUnit } from "./parse-unit.ts";
import { printExpression } from "./print-expression.ts";
import { printUnit } from "./print-unit.ts";
import {
  areSameUnits,
  dimensionless,
  haveSameDimensions,
  multiplyUnits,
  powerOfUnit,
  type Unit,
} from "./unit.ts";

/** What a formula's unit is worked out from. */
export interface UnitScope {
  /** Of a field, compartment, parameter or observable; undefined: fits anything, or cannot be told. */
  readonly unitOf: (name: string) => Unit | undefined;
  /** Of a voxel's measure, which integral() multiplies by: um^2 in 2D, um^3 in 3D. */
  readonly voxel: Unit;
  /** "plain": a literal has no unit; "any": it has the one that its place needs. */
  readonly literals: "plain" | "any";
}

export interface UnitFinding {
  /** undefined: fits anything (a literal 0), or cannot be told because of a clash. */
  readonly unit: Unit | undefined;
  /** What does not fit within the formula, a sentence each. */
  readonly clashes: readonly string[];
}

const um = parseUnit("um", "");
const min = parseUnit("min", "");
const positions: ReadonlyMap<string, Unit> = new Map([
  ["x", um],
  ["y", um],
  ["z", um],
  ["t", min],
  ["pi", dimensionless],
]);

/** The unit of a formula, worked out from the units of the names in it. */
export function inferUnit(expression: Expression, scope: UnitScope): UnitFinding {
  const inference = new Inference(scope);
  const unit = inference.unitOf(expression);
  return { unit, clashes: inference.clashes };
}

class Inference {
  readonly clashes: string[] = [];
  readonly #scope: UnitScope;
  readonly #known = new Map<Expression, Unit | undefined>();

  constructor(scope: UnitScope) {
    this.#scope = scope;
  }

  unitOf(expression: Expression): Unit | undefined {
    if (this.#known.has(expression)) return this.#known.get(expression);
    const unit = this.#work(expression);
    this.#known.set(expression, unit);
    return unit;
  }

  #work(expression: Expression): Unit | undefined {
    switch (expression.kind) {
      case "number":
        if (expression.unit !== undefined) return parseUnit(expression.unit, "");
        return expression.value === 0 || this.#scope.literals === "any" ? undefined : dimensionless;
      case "name":
        return positions.get(expression.name) ?? this.#scope.unitOf(expression.name);
      case "unary":
        return expression.operator === "-"
          ? this.unitOf(expression.operand)
          : this.#plain(expression);
      case "binary":
        return this.#binary(expression);
      case "call":
        return this.#call(expression);
    }
  }

  #binary(expression: BinaryExpression): Unit | undefined {
    const { operator, left, right } = expression;
    switch (operator) {
      case "+":
      case "-":
        return this.#same(expression, [left, right]);
      case "*":
        return this.#product(left, right, 1);
      case "/":
        return this.#product(left, right, -1);
      case "^":
        return this.#power(left, right);
      case "&&":
      case "||":
        return this.#plain(expression);
      default:
        this.#same(expression, [left, right]);
        return dimensionless;
    }
  }

  #call(expression: CallExpression): Unit | undefined {
    const args = expression.arguments;
    const [first, second, third] = args;
    switch (expression.function) {
      case "min":
      case "max":
      case "clamp":
        return this.#same(expression, args);
      case "abs":
      case "mean":
        return first && this.unitOf(first);
      case "integral":
        return first && this.#product(first, this.#scope.voxel);
      case "sqrt":
        return first && this.#power(first, number(0.5));
      case "pow":
        return first && second && this.#power(first, second);
      case "if":
        if (first) this.unitOf(first);
        return this.#same(expression, args.slice(1));
      case "hill":
      case "inhibit":
        if (first && second) this.#same(expression, [first, second]);
        if (third) this.#dimensionless(third, "the exponent");
        return dimensionless;
      case "michaelis":
      case "step":
      case "smoothstep":
        this.#same(expression, args);
        return dimensionless;
      case "random":
        return this.#scope.literals === "any" ? undefined : dimensionless;
      default:
        for (const argument of args)
          this.#dimensionless(argument, `the argument of ${expression.function}()`);
        return dimensionless;
    }
  }

  #plain(expression: Expression): Unit {
    for (const child of childrenOf(expression)) this.unitOf(child);
    return dimensionless;
  }

  #product(left: Expression, right: Expression | Unit, power: 1 | -1 = 1): Unit | undefined {
    const a = this.unitOf(left);
    const b = "kind" in right ? this.unitOf(right) : right;
    return a && b && multiplyUnits(a, b, power);
  }

  #power(base: Expression, exponent: Expression): Unit | undefined {
    this.#dimensionless(exponent, "the exponent");
    const unit = this.unitOf(base);
    const n = constantValue(exponent);
    if (unit === undefined || n !== undefined) return unit && powerOfUnit(unit, n ?? 1);
    this.#dimensionless(base, "a base whose exponent is no constant");
    return dimensionless;
  }

  /** Notes a clash unless all have one unit, which is the result. */
  #same(whole: Expression, parts: readonly Expression[]): Unit | undefined {
    let agreed: { unit: Unit; part: Expression } | undefined;
    for (const part of parts) {
      const unit = this.unitOf(part);
      if (unit === undefined) continue;
      agreed ??= { unit, part };
      if (areSameUnits(agreed.unit, unit)) continue;
      const a = `${shorten(agreed.part)} [${printUnit(agreed.unit)}]`;
      const b = `${shorten(part)} [${printUnit(unit)}]`;
      const scaling = haveSameDimensions(agreed.unit, unit) ? " (the scale differs)" : "";
      this.clashes.push(`in ${shorten(whole)}: ${a} and ${b} have different units${scaling}`);
      return undefined;
    }
    return agreed?.unit;
  }

  #dimensionless(expression: Expression, what: string): void {
    const unit = this.unitOf(expression);
    if (unit === undefined || areSameUnits(unit, dimensionless)) return;
    this.clashes.push(
      `${what}, ${shorten(expression)}, must have no unit, but has ${printUnit(unit)}`,
    );
  }
}

/** The value of a formula of literals, such as the 1/3 of a cube root. */
function constantValue(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "unary" && expression.operator === "-") {
    const value = constantValue(expression.operand);
    return value === undefined ? undefined : -value;
  }
  if (expression.kind !== "binary" || expression.operator !== "/") return undefined;
  const above = constantValue(expression.left);
  const below = constantValue(expression.right);
  return above === undefined || below === undefined || below === 0 ? undefined : above / below;
}

function shorten(expression: Expression): string {
  const text = printExpression(expression);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
