import { constantValue } from "../compile/constant-value.ts";
import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import { childrenOf } from "../model/map-expression.ts";
import { parseFormula } from "../model/read-formula.ts";
import { didYouMean } from "../model/suggest.ts";

/** A formula of outputs that are single numbers. */
export interface Score {
  readonly name: string;
  readonly formula: Expression;
}

/** Throws ModelError for a formula that is none, or that names anything but `known` outputs. */
export function resolveScore(name: string, text: string, known: readonly string[]): Score {
  const place = `scores.${name}`;
  const formula = parseFormula(text, place);
  for (const used of namesIn(formula)) {
    if (known.includes(used)) continue;
    const hint = didYouMean(used, known) || `; known are ${known.join(", ") || "none"}`;
    throw new ModelError(place, `there is no output with a single number called "${used}"${hint}`);
  }
  if (constantValue(formula, Object.fromEntries(known.map((one) => [one, 1]))) === undefined) {
    throw new ModelError(
      place,
      "may use numbers, outputs, operators, exp, log, sqrt, abs, min, max, clamp, pow, step and if",
    );
  }
  return { name, formula };
}

/** A score from the outputs' numbers; NaN where one that it needs is missing or not finite. */
export function scoreOf({ formula }: Score, values: Readonly<Record<string, number>>): number {
  const needed = namesIn(formula);
  if (!needed.every((name) => Number.isFinite(values[name]))) return Number.NaN;
  return constantValue(formula, values) ?? Number.NaN;
}

function namesIn(formula: Expression): readonly string[] {
  if (formula.kind === "name") return formula.name === "pi" ? [] : [formula.name];
  return childrenOf(formula).flatMap(namesIn);
}
