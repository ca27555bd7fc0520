import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import { number } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { expressionSize } from "./expression-size.ts";
import type { FormulaUse } from "./formula-use.ts";
import { checkFormulaUse } from "./formula-use.ts";
import { mapChildren } from "./map-expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { simplifyExpression } from "./simplify-expression.ts";
import { didYouMean } from "./suggest.ts";
import type { Vocabulary } from "./vocabulary.ts";

const MOST_NODES = 20_000;
const MOST_DEPTH = 1000;
const LARGEST_NUMBER = 1e30;

/**
 * The tree of a formula in a model: names are checked, observables are replaced by their trees and
 * absent names by what they are worth, and nothing is used that its place does not allow.
 */
export function readFormula(
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
): Expression {
  const expression = substituteNames(parseFormula(formula, place), place, vocabulary);
  const { nodes, depth } = expressionSize(expression);
  if (nodes > MOST_NODES || depth > MOST_DEPTH) {
    throw new ModelError(place, "too large once its observables are filled in; make it simpler");
  }
  checkFormulaUse(expression, place, vocabulary, use);
  return expression;
}

/** As readFormula, but a literal below zero is refused. */
export function readPositive(
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
): Expression {
  const expression = readFormula(formula, place, vocabulary, use);
  if (expression.kind === "number" && expression.value < 0) {
    throw new ModelError(place, `must not be negative, but is ${expression.value}`);
  }
  return expression;
}

/** The tree as written, names unseen. */
export function parseFormula(formula: string | number, place: string): Expression {
  if (typeof formula === "number") {
    if (!(Math.abs(formula) <= LARGEST_NUMBER)) {
      throw new ModelError(place, `${formula} is not a number between -1e30 and 1e30`);
    }
    return number(formula === 0 ? 0 : formula);
  }
  try {
    return parseExpression(formula);
  } catch (error) {
    if (error instanceof ExpressionError) throw new ModelError(place, error.message);
    throw error;
  }
}

function substituteNames(written: Expression, place: string, vocabulary: Vocabulary): Expression {
  let hasAbsent = false;
  const substitute = (node: Expression): Expression => {
    if (node.kind !== "name") return mapChildren(node, substitute);
    const meaning = vocabulary.get(node.name);
    if (meaning === undefined) {
      throw new ModelError(
        place,
        `unknown name "${node.name}"${didYouMean(node.name, vocabulary.keys())}`,
      );
    }
    if (meaning.kind === "observable") return meaning.expression;
    if (meaning.kind !== "absent") return node;
    hasAbsent = true;
    return meaning.worth;
  };
  const expression = substitute(written);
  return hasAbsent ? simplifyExpression(expression) : expression;
}
