import type { ExchangeDescription } from "./description.ts";
import { ModelError } from "./error.ts";
import { binary, call, type Expression, number } from "./expression.ts";
import type { Process, ProcessBase } from "./model.ts";
import { namesInExpression } from "./names-in-expression.ts";
import { parseFormula, readFormula, readPositive } from "./read-formula.ts";
import { isZero } from "./simplify-expression.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { whatIsNamed } from "./what-is-named.ts";

export type ProcessKind = "field" | "compartment" | "absent";

export interface ProcessPlace {
  readonly vocabulary: Vocabulary;
  /** e.g. `module "oxygen": processes[3]` */
  readonly place: string;
}

type Conserved = ExchangeDescription & Required<Pick<ExchangeDescription, "conserve">>;

/** A ratio below this counts as this: a compartment so large hardly changes. */
const SMALLEST_RATIO = 1e-9;

/**
 * An exchange rate*(factor*compartment - field) that conserves: as two conversions, so that what
 * leaves one side arrives on the other. With c the compartment, u the field and r the ratio of the
 * tissue's volume to the compartment's, u' = k (f c - u) and c' = -r mean(k (f c - u)):
 * c to u at the rate r k f with the yield 1/r, and u to c at the rate k with the yield r.
 */
export function composeConserved(
  { field, rate, target, conserve }: Conserved,
  kind: ProcessKind,
  base: ProcessBase,
  { place, vocabulary }: ProcessPlace,
): readonly Process[] {
  const use = kind === "compartment" ? "ratio" : "handing";
  const speed = readPositive(rate, `${place}.rate`, vocabulary, use);
  const reached = readFormula(target, `${place}.target`, vocabulary, use);
  const ratio = readRatio(conserve, `${place}.conserve`, vocabulary);
  const found = compartmentIn(reached, vocabulary);
  if (found === undefined && !namesAbsent(target, place, vocabulary)) {
    throw new ModelError(
      `${place}.target`,
      'an exchange with "conserve" needs a compartment as target, or a multiple of one such as "0.5*plasma"; without "conserve" any formula will do',
    );
  }
  if (found?.compartment === field) {
    throw new ModelError(`${place}.target`, `"${field}" cannot exchange with itself`);
  }
  if (kind === "absent" || isZero(speed)) return [];
  if (found === undefined) return [{ ...base, type: "loss", field, rate: speed }];
  const { compartment, factor } = found;
  const leaving = times(times(ratio, speed), factor);
  return [
    {
      ...base,
      type: "convert",
      from: compartment,
      to: field,
      rate: leaving,
      yield: isOne(ratio) ? ratio : binary("/", number(1), ratio),
    },
    { ...base, type: "convert", from: field, to: compartment, rate: speed, yield: ratio },
  ];
}

function readRatio(formula: string | number, place: string, vocabulary: Vocabulary): Expression {
  const read = readFormula(formula, place, vocabulary, "ratio");
  const ratio = whatIsNamed(read, vocabulary);
  if (ratio.kind !== "number") return call("max", read, number(SMALLEST_RATIO));
  if (ratio.value >= SMALLEST_RATIO) return read;
  throw new ModelError(
    place,
    `must be at least ${SMALLEST_RATIO}, the volume of the tissue over that of the compartment, but is ${ratio.value}; leave "conserve" out for a compartment that does not change`,
  );
}

/** factor*compartment, undefined if the expression is nothing of the kind. */
function compartmentIn(
  written: Expression,
  vocabulary: Vocabulary,
): { readonly compartment: string; readonly factor: Expression } | undefined {
  const expression = whatIsNamed(written, vocabulary);
  if (expression.kind === "name") {
    const isCompartment = vocabulary.get(expression.name)?.kind === "compartment";
    return isCompartment ? { compartment: expression.name, factor: number(1) } : undefined;
  }
  if (expression.kind !== "binary") return undefined;
  const { operator, left, right } = expression;
  if (operator !== "*" && operator !== "/") return undefined;
  const inLeft = compartmentIn(left, vocabulary);
  if (inLeft !== undefined) {
    const factor =
      operator === "*" ? times(inLeft.factor, right) : binary("/", inLeft.factor, right);
    return { ...inLeft, factor };
  }
  const inRight = operator === "*" ? compartmentIn(right, vocabulary) : undefined;
  return inRight && { ...inRight, factor: times(left, inRight.factor) };
}

/** Whether a formula names something that only a module outside the choice provides. */
function namesAbsent(formula: string | number, place: string, vocabulary: Vocabulary): boolean {
  const names = namesInExpression(parseFormula(formula, place));
  return [...names].some((one) => vocabulary.get(one)?.kind === "absent");
}

function times(a: Expression, b: Expression): Expression {
  if (isOne(a)) return b;
  return isOne(b) ? a : binary("*", a, b);
}

function isOne(expression: Expression): boolean {
  return expression.kind === "number" && expression.value === 1;
}
