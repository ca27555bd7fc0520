import { binary, type Expression, name, number } from "../model/expression.ts";
import type { Model, Process } from "../model/model.ts";
import { emitTex, texName } from "./emit-tex.ts";

/** The equation of one field or compartment as TeX. */
export interface ModelEquation {
  readonly field: string;
  readonly tex: string;
}

/** One equation per field and compartment, one term per process, sign first. */
export function modelEquations(model: Model): ModelEquation[] {
  const fields = model.fields.map((field): ModelEquation => {
    const change = `\\frac{\\partial ${texName(field.name)}}{\\partial t}`;
    const terms = [diffusionTerm(field.name, field.diffusion), ...reactionTerms(model, field.name)];
    return { field: field.name, tex: equation(change, terms) };
  });
  const compartments = model.compartments.map((compartment): ModelEquation => {
    const change = `\\frac{d ${texName(compartment.name)}}{dt}`;
    return {
      field: compartment.name,
      tex: equation(change, reactionTerms(model, compartment.name)),
    };
  });
  return [...fields, ...compartments];
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
  return model.processes.flatMap((process) => termsOf(process, field));
}

function termsOf(process: Process, field: string): string[] {
  if (process.type === "convert") {
    const flow = binary("*", process.rate, name(process.from));
    const terms: string[] = [];
    if (process.from === field) terms.push(signed("-", flow));
    if (process.to === field) {
      const isWhole = process.yield.kind === "number" && process.yield.value === 1;
      terms.push(
        signed(
          "+",
          isWhole
            ? flow
            : binary("*", binary("*", process.yield, process.rate), name(process.from)),
        ),
      );
    }
    return terms;
  }
  return process.field === field ? [ownTerm(process, name(field))] : [];
}

function ownTerm(process: Exclude<Process, { type: "convert" }>, u: Expression): string {
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

/** An expression in brackets unless it is a name, a number, a product, a quotient or a function. */
function factor(expression: Expression): string {
  const isTight =
    expression.kind === "name" ||
    expression.kind === "call" ||
    (expression.kind === "number" && expression.value >= 0) ||
    (expression.kind === "binary" && ["*", "/", "^"].includes(expression.operator));
  return isTight ? emitTex(expression) : `\\left(${emitTex(expression)}\\right)`;
}
