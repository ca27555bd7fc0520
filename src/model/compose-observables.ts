import { annotationsOf } from "./annotations.ts";
import { checkColor } from "./color.ts";
import type { ObservableDescription } from "./description.ts";
import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import { number } from "./expression.ts";
import { type Contribution, gatherContributions } from "./gather-contributions.ts";
import type { Observable } from "./model.ts";
import type { ModelPart } from "./model-part.ts";
import { namesInExpression } from "./names-in-expression.ts";
import { parseUnit } from "./parse-unit.ts";
import type { Problems } from "./problems.ts";
import { parseFormula, readFormula } from "./read-formula.ts";
import { simplifyExpression } from "./simplify-expression.ts";
import { haveSameDimensions } from "./unit.ts";
import type { Meaning } from "./vocabulary.ts";

interface Written {
  readonly name: string;
  readonly place: string;
  readonly origin: string;
  readonly description: ObservableDescription;
  readonly contributions: readonly Contribution[];
  readonly uses: ReadonlySet<string>;
}

/**
 * The observables in the order of the parts. Each is read after those it uses, and is added to
 * `meanings`, so that who uses it knows what it stands for.
 */
export function composeObservables(
  parts: readonly ModelPart[],
  meanings: Map<string, Meaning>,
  problems: Problems,
): readonly Observable[] {
  const written = new Map<string, Written>();
  const names = new Set(
    parts.flatMap(({ description }) => Object.keys(description.observables ?? {})),
  );
  const contributions = gatherContributions(parts, names, meanings, problems);
  for (const part of parts) {
    for (const [name, description] of Object.entries(part.description.observables ?? {})) {
      const given = contributions.get(name) ?? [];
      const item = problems.attempt(() => parseObservable(name, description, part, given));
      if (item !== undefined && !written.has(name)) written.set(name, item);
    }
  }
  // Even one whose formula is wrong has a meaning, so that its users are not blamed too.
  for (const name of written.keys())
    meanings.set(name, { kind: "observable", expression: number(0) });
  const done = new Map<string, Observable>();
  for (const item of inOrderOfUse(written, problems)) {
    const observable = problems.attempt(() => readObservable(item, meanings));
    if (observable === undefined) continue;
    meanings.set(item.name, { kind: "observable", expression: observable.expression });
    done.set(item.name, observable);
  }
  return [...written.keys()].flatMap((name) => done.get(name) ?? []);
}

function parseObservable(
  name: string,
  description: ObservableDescription,
  part: ModelPart,
  contributions: readonly Contribution[],
): Written {
  const place = `${part.place}observables.${name}`;
  const own = parseFormula(description.expression, `${place}.expression`);
  const uses = new Set(
    [own, ...contributions.map(({ written }) => written)].flatMap((tree) => [
      ...namesInExpression(tree),
    ]),
  );
  return { name, place, origin: part.origin, description, contributions, uses };
}

/** Depth first: what an observable uses comes before it; a circle is a problem. */
function inOrderOfUse(
  written: ReadonlyMap<string, Written>,
  problems: Problems,
): readonly Written[] {
  const order: Written[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (item: Written, trail: readonly string[]): void => {
    if (state.get(item.name) === "done") return;
    if (state.get(item.name) === "open") {
      const circle = [...trail.slice(trail.indexOf(item.name)), item.name].join(" uses ");
      problems.add(item.place, `observables cannot use each other in a circle: ${circle}`);
      return;
    }
    state.set(item.name, "open");
    for (const name of item.uses) {
      const used = written.get(name);
      if (used !== undefined) visit(used, [...trail, item.name]);
    }
    state.set(item.name, "done");
    order.push(item);
  };
  for (const item of written.values()) visit(item, []);
  return order;
}

function readObservable(item: Written, meanings: ReadonlyMap<string, Meaning>): Observable {
  const { label, unit = "1", formulaUnit, color, expression } = item.description;
  parseUnit(unit, `${item.place}.unit`);
  if (color !== undefined) checkColor(color, `${item.place}.color`);
  return {
    ...annotationsOf(item.description),
    name: item.name,
    label: label ?? item.name,
    origin: item.origin,
    unit,
    ...(color === undefined ? {} : { color }),
    expression: inUnit(
      withContributions(
        readFormula(expression, `${item.place}.expression`, meanings, "tissue"),
        item.contributions,
        meanings,
      ),
      { unit, formulaUnit, place: item.place },
    ),
  };
}

/** The value in `unit` of an expression whose unit is `formulaUnit`, another scale of the same. */
function inUnit(
  expression: Expression,
  { unit, formulaUnit, place }: { unit: string; formulaUnit: string | undefined; place: string },
): Expression {
  if (formulaUnit === undefined) return expression;
  const at = `${place}.formulaUnit`;
  const [from, to] = [parseUnit(formulaUnit, at), parseUnit(unit, at)];
  if (!haveSameDimensions(from, to)) {
    throw new ModelError(at, `"${formulaUnit}" and "${unit}" do not measure the same`);
  }
  const ratio = `(${unit})/(${formulaUnit})`;
  parseUnit(ratio, at);
  const factor = { kind: "number", value: from.scale / to.scale, unit: ratio } as const;
  return simplifyExpression({ kind: "binary", operator: "*", left: expression, right: factor });
}

/** (own + terms) * factors. */
function withContributions(
  own: Expression,
  contributions: readonly Contribution[],
  meanings: ReadonlyMap<string, Meaning>,
): Expression {
  if (contributions.length === 0) return own;
  const treesOf = (kind: Contribution["kind"]) =>
    contributions
      .filter((contribution) => contribution.kind === kind)
      .map(({ formula, place }) => readFormula(formula, place, meanings, "tissue"));
  const joined = (operator: "+" | "*") => (left: Expression, right: Expression) =>
    ({ kind: "binary", operator, left, right }) as const;
  const sum = treesOf("add").reduce<Expression>(joined("+"), own);
  return simplifyExpression(treesOf("times").reduce<Expression>(joined("*"), sum));
}
