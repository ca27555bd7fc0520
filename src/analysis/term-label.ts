import type { Expression } from "../model/expression.ts";
import type { Model, Process } from "../model/model.ts";
import { t } from "../texts/text.ts";

/** What a reader calls a term of a process: its own label, or what can be read off its formula. */
export function termLabel(
  model: Model,
  process: Process,
  kind: "departure" | "arrival" | string,
): string {
  if (process.label !== undefined) return process.label;
  const by = factorsOf(model, process);
  switch (process.type) {
    case "source":
      return by === "" ? t`Source` : t`Made by ${by}`;
    case "loss":
      return by === "" ? lossWord(model, process.field) : t`Taken by ${by}`;
    case "exchange":
      return by === "" ? t`Exchange` : t`Exchange at ${by}`;
    case "convert":
      return kind === "arrival"
        ? t`From ${labelOf(model, process.from)}`
        : t`To ${labelOf(model, process.to)}`;
    case "growth":
      return t`Growth`;
    case "react":
      return t`Reaction`;
    case "chemotaxis":
      return process.towards.kind === "name"
        ? t`Drift along ${labelOf(model, process.towards.name)}`
        : t`Drift`;
    case "fix":
      return t`Held at a value`;
  }
}

/** The label of a field, compartment, observable or parameter, else its name. */
export function labelOf(model: Model, wanted: string): string {
  const { fields, compartments, observables, parameters } = model;
  const found = [...fields, ...compartments, ...observables, ...parameters].find(
    ({ name }) => name === wanted,
  );
  return found?.label ?? wanted;
}

function lossWord(model: Model, field: string): string {
  const kind = model.fields.find(({ name }) => name === field)?.kind;
  if (kind === "population") return t`Death`;
  return kind === "substrate" ? t`Decay` : t`Loss`;
}

/** Fields that the rate of a process is a multiple of, other than its own. */
function factorsOf(model: Model, process: Process): string {
  if (!("rate" in process) || !("field" in process)) return "";
  const isField = (name: string) => model.fields.some((field) => field.name === name);
  const names = factorNames(process.rate).filter((name) => isField(name) && name !== process.field);
  return [...new Set(names)].map((name) => labelOf(model, name)).join(t` and `);
}

/** Names whose product, over whatever else, an expression is. */
export function factorNames(expression: Expression): readonly string[] {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind !== "binary") return [];
  const { operator, left, right } = expression;
  if (operator === "*") return [...factorNames(left), ...factorNames(right)];
  return operator === "/" ? factorNames(left) : [];
}
