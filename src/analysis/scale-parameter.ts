import type { Expression } from "../model/expression.ts";
import { childrenOf } from "../model/map-expression.ts";
import type { Model } from "../model/model.ts";
import { evaluateAll, meanOf, prepareAll } from "./evaluate-all.ts";
import { reachOf } from "./reach.ts";
import type { Term } from "./terms.ts";
import type { TissueState } from "./tissue-state.ts";

/** A parameter by which one can turn a term up and down. */
export interface ScaleParameter {
  readonly name: string;
  /** The whole term is proportional to it, or what one actor does in it. */
  readonly scales: "term" | "influence";
  /** Other terms that the parameter is part of, and would change with it. */
  readonly others: readonly Term[];
}

/**
 * The parameter that scales a term, or else that scales what one node does in it: a factor on the way from the
 * term to the node, found in the tree and tried in numbers; of several the one that the fewest other terms use.
 * Undefined: there is none, as where the way leads through more than products and sums.
 */
export function scaleParameter(
  model: Model,
  terms: readonly Term[],
  term: Term,
  state: TissueState,
  actor?: string,
): ScaleParameter | undefined {
  const formula = term.formulas[0];
  if (formula === undefined) return undefined;
  const best = (names: ReadonlySet<string>, scales: "term" | "influence") =>
    [...names]
      .filter((name) => isProportional(model, formula, name, state, actor, scales))
      .map((name) => ({ name, scales, others: usersOf(model, terms, term, name) }))
      .sort((a, b) => a.others.length - b.others.length)[0];
  const whole = best(factorsOnTheWay(model, formula, undefined), "term");
  if (whole !== undefined || actor === undefined) return whole;
  return best(factorsOnTheWay(model, formula, actor), "influence");
}

/** Other terms in which a parameter is; the two ends of one conversion are one. */
function usersOf(model: Model, terms: readonly Term[], term: Term, name: string): readonly Term[] {
  const others = terms.filter(
    (other) =>
      other.id !== term.id &&
      (other.process === undefined || other.process !== term.process) &&
      reachOf(model, other.formulas).parameters.has(name),
  );
  const seen = new Set<unknown>();
  return others.filter(({ process, id }) => {
    const key = process ?? id;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/**
 * Parameters that are factors of a formula, through observables that are; with an actor also those of the
 * summands that lead to it.
 */
function factorsOnTheWay(
  model: Model,
  formula: Expression,
  actor: string | undefined,
): ReadonlySet<string> {
  const observed = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  const isParameter = new Set(model.parameters.map(({ name }) => name));
  const found = new Set<string>();
  const leads = (part: Expression): boolean =>
    actor !== undefined && reachOf(model, [part]).actors.has(actor);
  const visit = (part: Expression, depth: number): void => {
    if (depth > 24) return;
    if (part.kind === "name") {
      if (isParameter.has(part.name)) found.add(part.name);
      const below = observed.get(part.name);
      if (below !== undefined && (actor === undefined || leads(below))) visit(below, depth + 1);
      return;
    }
    if (part.kind === "binary" && part.operator === "*") {
      for (const side of [part.left, part.right]) visit(side, depth + 1);
      return;
    }
    if (part.kind === "binary" && part.operator === "/") {
      visit(part.left, depth + 1);
      return;
    }
    // Sums, limits and functions: on to what leads to the actor.
    for (const child of childrenOf(part)) if (leads(child)) visit(child, depth + 1);
  };
  visit(formula, 0);
  return found;
}

/** With the parameter at one and a half times its value what it scales is that much larger, and 0 at 0. */
function isProportional(
  model: Model,
  formula: Expression,
  name: string,
  { context }: TissueState,
  actor: string | undefined,
  scales: ScaleParameter["scales"],
): boolean {
  const prepared = prepareAll(model, [formula], name);
  const index = model.parameters.findIndex((parameter) => parameter.name === name);
  const slot = model.fields.findIndex((field) => field.name === actor);
  const place = model.compartments.findIndex((compartment) => compartment.name === actor);
  const valueAt = (parameter: number, factor: number): number => {
    const [values] = evaluateAll(prepared, {
      ...context,
      parameters: Array.from(context.parameters, (old, i) => (i === index ? parameter : old)),
      fields: context.fields.map((plane, i) =>
        i === slot && factor !== 1 ? plane.map((value) => value * factor) : plane,
      ),
      scalars: Array.from(context.scalars, (value, i) => (i === place ? value * factor : value)),
    });
    return meanOf(values as Float32Array);
  };
  const sizeAt = (parameter: number): number =>
    scales === "term" ? valueAt(parameter, 1) : valueAt(parameter, 1.2) - valueAt(parameter, 0.8);
  const present = context.parameters[index] as number;
  const base = present === 0 ? 1 : present;
  const [once, more, none] = [sizeAt(base), sizeAt(1.5 * base), sizeAt(0)];
  // Where nothing is felt now (a drug that is not there yet) the tree has to do: a factor of all is one.
  if (once === 0 && more === 0) return scales === "term";
  const allowed = scales === "term" ? 1e-4 : 2e-3;
  return (
    once !== 0 &&
    Math.abs(more - 1.5 * once) <= allowed * Math.abs(more) &&
    Math.abs(none) <= allowed * Math.abs(once)
  );
}
