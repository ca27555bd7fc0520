import type { Expression } from "./expression.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The expression itself, or where it is no more than an observable's name, what that stands for. */
export function whatIsNamed(expression: Expression, vocabulary: Vocabulary): Expression {
  let found = expression;
  while (found.kind === "name") {
    const meaning = vocabulary.get(found.name);
    if (meaning?.kind !== "observable") return found;
    found = meaning.expression;
  }
  return found;
}
