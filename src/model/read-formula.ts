import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import { number } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { expressionSize } from "./expression-size.ts";
import type { FormulaUse } from "./formula-use.ts";
import { checkFormulaUse } from "./formula-use.ts";
import { mapChildren } from "./map-expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { isZero, simplifyExpression } from "./simplify-expression.ts";
import { didYouMean } from "./suggest.ts";
import type { Meaning, Vocabulary } from "./vocabulary.ts";
import { whatIsNamed } from "./what-is-named.ts";

const MOST_NODES = 20_000;
/** Through observables that use observables: each is read once, but from within one another. */
const MOST_DEPTH = 1000;
const LARGEST_NUMBER = 1e30;

/**
 * The tree of a formula in a model: names are checked, names that are worth a number give way to it
 * (absent ones, and observables that are 0), and nothing is used that its place does not allow.
 * Observables keep their names.
 */
export function readFormula(
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
): Expression {
  const expression = settleNames(parseFormula(formula, place), place, vocabulary);
  const { nodes, depth } = expressionSize(expression, vocabulary);
  if (nodes > MOST_NODES) throw new ModelError(place, "too large; make it simpler");
  if (depth > MOST_DEPTH) {
    throw new ModelError(
      place,
      `goes ${depth} levels deep through its observables, and ${MOST_DEPTH} are possible; make them simpler`,
    );
  }
  checkFormulaUse(expression, place, vocabulary, use);
  return expression;
}

/** A formula of what may be negative or not, such as the value of a field. */
export function readSigned(
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
  signed: boolean,
): Expression {
  return signed
    ? readFormula(formula, place, vocabulary, use)
    : readPositive(formula, place, vocabulary, use);
}

/** As readFormula, but a literal below zero is refused. */
export function readPositive(
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
  use: FormulaUse,
): Expression {
  const expression = readFormula(formula, place, vocabulary, use);
  const value = whatIsNamed(expression, vocabulary);
  if (value.kind === "number" && value.value < 0) {
    throw new ModelError(place, `must not be negative, but is ${value.value}`);
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

function settleNames(written: Expression, place: string, vocabulary: Vocabulary): Expression {
  let isSimpler = false;
  const settle = (node: Expression): Expression => {
    if (node.kind !== "name") return mapChildren(node, settle);
    const meaning = vocabulary.get(node.name);
    if (meaning === undefined) {
      throw new ModelError(
        place,
        `unknown name "${node.name}"${didYouMean(node.name, vocabulary.keys())}`,
      );
    }
    const worth = worthOf(meaning);
    isSimpler ||= worth !== undefined;
    return worth ?? node;
  };
  const expression = settle(written);
  return isSimpler ? simplifyExpression(expression) : expression;
}

/** The number that takes a name's place; undefined: the name stays. */
function worthOf(meaning: Meaning): Expression | undefined {
  if (meaning.kind === "absent") return meaning.worth;
  // Such as what cells do that no chosen module brings.
  return meaning.kind === "observable" && isZero(meaning.expression) ? number(0) : undefined;
}
