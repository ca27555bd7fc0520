import type { Process } from "../model/model.ts";
import { namesBelow } from "../model/names-in-expression.ts";
import { arithmetic, type ExactStep } from "./exact-step.ts";
import type { Lowering, ModelContext } from "./model-context.ts";
import { observedBy } from "./model-scope.ts";
import { arrivalsAt } from "./tissue-steps.ts";

/**
 * A compartment over the step and over its halves, as values of a block: what others that read it are told. A
 * drug in blood comes and goes within a step; halfway between start and end it never was, and at its start it
 * may be all there or not there yet.
 */
export interface CompartmentMeans {
  readonly whole: number;
  readonly first: number;
  readonly second: number;
}

/** Below it the means of what arrives come from their series, 1. */
const SERIES_BELOW = 0.25;

/**
 * The means that follow from a step in closed form: u' = s - k u, s evenly over the step, so that over a stretch
 * h with z = k h the mean is u S + s h (1 - S)/z, S = (1 - e^-z)/z. At rest it is u. Where something
 * grows, and where conversions with the tissue bound the step, a straight line from start to end.
 */
export function meansOver(
  { builder }: Lowering,
  index: number,
  { change, incoming, rate, isClosed }: ExactStep,
): CompartmentMeans {
  const { add, subtract, multiply } = arithmetic(builder);
  const half = (value: number): number => multiply(builder.constant(0.5), value);
  const present = builder.leaf({ op: "scalar", index });
  if (!isClosed) {
    const quarter = multiply(builder.constant(0.25), change);
    const whole = add(present, half(change));
    return { whole, first: subtract(whole, quarter), second: add(whole, quarter) };
  }
  const z = half(multiply(rate, builder.leaf({ op: "dt" })));
  const arriving = half(incoming);
  const stay = builder.unary("stay", z);
  const late = multiply(arriving, lateShare(builder, z, stay));
  const gone = subtract(multiply(present, builder.unary("leave", z)), multiply(arriving, stay));
  const first = add(multiply(present, stay), late);
  const second = add(multiply(subtract(present, gone), stay), late);
  return { whole: half(add(first, second)), first, second };
}

/** (1 - S(z))/z: the mean over a stretch of what arrives evenly in it, as a share of it all. */
function lateShare(builder: Lowering["builder"], z: number, stay: number): number {
  const { subtract, multiply, divide } = arithmetic(builder);
  const number = builder.constant.bind(builder);
  const series = [1 / 120, 1 / 24, 1 / 6, 1 / 2].reduce(
    (rest, factor) => subtract(number(factor), multiply(z, rest)),
    number(1 / 720),
  );
  const isSmall = builder.binary("less", z, number(SERIES_BELOW));
  return builder.select(isSmall, series, divide(subtract(number(1), stay), z));
}

/** Compartments whose values the rates of one read, but for its conversions. */
export function compartmentsReadBy({ model, names }: ModelContext, name: string): string[] {
  const read = new Set(
    model.processes
      .filter(
        (process) => process.type !== "convert" && "field" in process && process.field === name,
      )
      .flatMap(expressionsOf)
      .flatMap((expression) => [...namesBelow(expression, observedBy(names))]),
  );
  return model.compartments.flatMap((one) => (read.has(one.name) ? [one.name] : []));
}

function expressionsOf(process: Process) {
  return Object.values(process).filter(
    (part): part is Parameters<typeof namesBelow>[0] =>
      typeof part === "object" && part !== null && "kind" in part,
  );
}

/** Compartments, each after those that it reads or that convert into it, as far as there is no circle. */
export function readFirst(context: ModelContext): string[] {
  const isCompartment = (name: string) => context.names.get(name)?.kind === "compartment";
  const order: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    for (const { from } of arrivalsAt(context, name, isCompartment)) visit(from);
    for (const other of compartmentsReadBy(context, name)) visit(other);
    order.push(name);
  };
  for (const { name } of context.model.compartments) visit(name);
  return order;
}

/** Of a compartment among the model's. */
export function indexOf({ model }: ModelContext, name: string): number {
  return model.compartments.findIndex((one) => one.name === name);
}
