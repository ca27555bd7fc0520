import { binary, call, type Expression, name, number } from "../model/expression.ts";
import type { ConvertProcess, Field, Model, Process } from "../model/model.ts";
import { namesBelow } from "../model/names-in-expression.ts";
import { emitTex, factor, texName } from "./emit-tex.ts";
import { stepExpressions } from "./step-expressions.ts";
import { fixConditions, wallConditions } from "./wall-equations.ts";

/** The equation of one field or compartment, or what defines an observable, as TeX. */
export interface ModelEquation {
  /** Name of the field, compartment or observable. */
  readonly field: string;
  readonly tex: string;
}

/**
 * One equation per field and compartment, one term per process, sign first; then the conditions at
 * walls and where the field is fixed. Observables stand in them by name, and each that is used has a
 * line of its own behind them, in the order in which they are met.
 */
export function modelEquations(model: Model): ModelEquation[] {
  const fields = model.fields.map((field): ModelEquation => {
    const change = `\\frac{\\partial ${texName(field.name)}}{\\partial t}`;
    const terms = [diffusionTerm(field.name, field.diffusion), ...reactionTerms(model, field.name)];
    const conditions = [...wallConditions(field), ...fixConditions(model, field.name)];
    return { field: field.name, tex: [equation(change, terms), ...conditions].join(", \\quad ") };
  });
  const compartments = model.compartments.map((compartment): ModelEquation => {
    const change = `\\frac{d ${texName(compartment.name)}}{dt}`;
    return {
      field: compartment.name,
      tex: equation(change, reactionTerms(model, compartment.name)),
    };
  });
  return [...fields, ...compartments, ...definitions(model)];
}

/** The term of one process in the equation of a field or compartment, sign first; "": it has none there. */
export function processTex(model: Model, process: Process, field: string): string {
  return termsOf(model, process, field).join(" ");
}

/** The term of a field's random motion, sign first; "": it does not move. */
export function diffusionTex({ name: field, diffusion }: Field): string {
  return diffusionTerm(field, diffusion);
}

/** What the observables are that the equations name, and those that these name. */
function definitions(model: Model): ModelEquation[] {
  const known = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  const met = new Set<string>();
  for (const expression of stepExpressions(model)) {
    for (const used of namesBelow(expression, (name) => known.get(name))) met.add(used);
  }
  return [...met].flatMap((used) => {
    const expression = known.get(used);
    if (expression === undefined) return [];
    return [{ field: used, tex: `${texName(used)} = ${emitTex(expression)}` }];
  });
}

function equation(change: string, terms: readonly string[]): string {
  const present = terms.filter((term) => term !== "");
  if (present.length === 0) return `${change} = 0`;
  const text = present.join(" ");
  return `${change} = ${text.startsWith("+ ") ? text.slice(2) : text}`;
}

function diffusionTerm(field: string, diffusion: Expression): string {
  if (diffusion.kind === "number" && diffusion.value === 0) return "";
  const u = texName(field);
  const isSimple = diffusion.kind === "number" || diffusion.kind === "name";
  if (isSimple) return `+ ${emitTex(diffusion)}\\, \\nabla^2 ${u}`;
  return `+ \\nabla \\cdot \\left( ${factor(diffusion)}\\, \\nabla ${u} \\right)`;
}

function reactionTerms(model: Model, field: string): string[] {
  return model.processes.flatMap((process) => termsOf(model, process, field));
}

function termsOf(model: Model, process: Process, field: string): string[] {
  if (process.type === "convert") return conversionTerms(model, process, field);
  if (process.type === "fix") return [];
  return process.field === field ? [ownTerm(process, name(field))] : [];
}

/** A compartment gives to the tissue by the mean of the rate, and gains the mean of what it gets. */
function conversionTerms(model: Model, process: ConvertProcess, field: string): string[] {
  const isTissue = (place: string) => model.fields.some((one) => one.name === place);
  const { from, to, rate } = process;
  const isPlain = process.yield.kind === "number" && process.yield.value === 1;
  const yielded = isPlain ? rate : binary("*", process.yield, rate);
  const terms: string[] = [];
  if (from === field) {
    const isMean = !isTissue(from) && isTissue(to) && rate.kind !== "number";
    terms.push(signed("-", binary("*", isMean ? call("mean", rate) : rate, name(from))));
  }
  if (to === field) {
    const arriving = binary("*", yielded, name(from));
    terms.push(signed("+", !isTissue(to) && isTissue(from) ? call("mean", arriving) : arriving));
  }
  return terms;
}

function ownTerm(
  process: Exclude<Process, { type: "convert" } | { type: "fix" }>,
  u: Expression,
): string {
  switch (process.type) {
    case "source":
    case "react":
      return signed("+", process.rate);
    case "loss":
      return signed("-", binary("*", process.rate, u));
    case "exchange":
      return signed("+", binary("*", process.rate, binary("-", process.target, u)));
    case "growth": {
      const growth = binary("*", process.rate, u);
      if (process.capacity === undefined) return signed("+", growth);
      const room = binary("-", number(1), binary("/", process.occupied, process.capacity));
      return signed("+", binary("*", growth, room));
    }
    case "chemotaxis":
      return chemotaxisTerm(process, u);
  }
}

function chemotaxisTerm(process: Extract<Process, { type: "chemotaxis" }>, u: Expression): string {
  const crowding = process.crowding;
  const flux =
    crowding === undefined
      ? binary("*", process.sensitivity, u)
      : binary("*", binary("*", process.sensitivity, u), binary("-", number(1), crowding));
  return `- \\nabla \\cdot \\left( ${emitTex(flux)}\\, \\nabla ${factor(process.towards)} \\right)`;
}

/** Sums behind a minus in brackets, so that it reaches all of them. */
function signed(sign: "+" | "-", expression: Expression): string {
  if (sign === "-") return `- ${factor(expression)}`;
  const text = emitTex(expression);
  return text.startsWith("-") ? `- ${text.slice(1)}` : `+ ${text}`;
}
