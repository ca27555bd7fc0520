import {
  type CompartmentMeans,
  compartmentsReadBy,
  indexOf,
  meansOver,
  readFirst,
} from "./compartment-means.ts";
import { meanRate, variesInSpace } from "./conversion-flow.ts";
import { type ExactStep, exactStep, sum } from "./exact-step.ts";
import { type Lowering, type ModelContext, makeLowering } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms, type TermRules } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";
import { changeOf } from "./reaction-blocks.ts";
import type { CreditKind } from "./tissue-exchange.ts";
import { arrivalsAt } from "./tissue-steps.ts";

/**
 * Block `compartments`: the exact forms of `advance`, with rates that read the means of other compartments over
 * the step (compartment-means.ts). What conversions take out for the tissue is
 * written to scalars, from where `assemble`, `advance` or `rates` spread it (handed-in.ts). What the
 * tissue gives is credited in advance (see boundedStep) and put right by creditCompartmentsBlock.
 */
export function compartmentsBlock(context: ModelContext): Block {
  const { names, exchange } = context;
  const { compartments } = context.model;
  const lowering = compartmentLowering(context);
  const { builder } = lowering;
  const write = (plane: number, value: number): Output => ({
    buffer: "scalars",
    plane,
    value: builder.unary("limit", value),
  });
  const zero = builder.constant(0);
  const isCompartment = (name: string) => names.get(name)?.kind === "compartment";
  const steps = new Map<string, ExactStep>();
  const means = new Map<string, CompartmentMeans>();
  const outputs: Output[] = [];
  // Of one that comes later, by the rates of the start.
  const foretell = (name: string): CompartmentMeans =>
    meansOver(lowering, indexOf(context, name), boundedStep(lowering, lowering, name, zero).step);
  for (const name of readFirst(context)) {
    const index = indexOf(context, name);
    const arriving = arrivalsAt(context, name, isCompartment).flatMap(({ from, process }) => {
      const donor = steps.get(from) ?? boundedStep(lowering, lowering, from, zero).step;
      return donor.handed.flatMap((one) => (one.process === process ? [one.amount] : []));
    });
    const read = compartmentsReadBy(context, name);
    const values = new Map(
      read.map((other) => [other, (means.get(other) ?? foretell(other)).whole] as const),
    );
    const rates = lowering.beside(values);
    const { step, expected } = boundedStep(lowering, rates, name, sum(builder, arriving));
    const mean = meansOver(lowering, index, step);
    steps.set(name, step);
    means.set(name, mean);
    const plane = exchange.expected.get(index);
    if (plane !== undefined) outputs.push(write(plane, expected));
    const at = exchange.meansAt + 3 * index;
    outputs.push(write(at, mean.whole), write(at + 1, mean.first), write(at + 2, mean.second));
  }
  const dt = builder.leaf({ op: "dt" });
  for (const { process, amount, rate } of [...steps.values()].flatMap((step) => step.handed)) {
    const plane = exchange.handed.get(process);
    if (plane === undefined) continue;
    const over = variesInSpace(process.rate, names) ? builder.binary("multiply", dt, rate) : dt;
    outputs.push(write(plane, builder.binary("divide", amount, over)));
  }
  for (const [index, plane] of exchange.keptCompartments) {
    outputs.push(write(plane, builder.leaf({ op: "scalar", index })));
  }
  const { keptTime } = exchange;
  if (keptTime !== undefined) outputs.push(write(keptTime, builder.leaf({ op: "t" })));
  const changes = compartments.flatMap(({ name }, index) =>
    changeOf(lowering, "scalarChange", index, name, steps),
  );
  return builder.finish("compartments", [...changes, ...outputs]);
}

/**
 * The step of a compartment, filled from the tissue at the flow of the start of the step: with an
 * exchange at rest it stays as it is, and hands out what it gets back. That may be many times what it
 * holds. So that it gives nothing away that is not there, what leaves it is at most what it holds and
 * is sure to get: what was in the tissue, what other compartments hand to it evenly over the step
 * (`arriving`), and the share of what it hands out that returns in the step.
 * `expected`: what of the flow it thus counts upon. `rates` lowers what its own rates read; conversions are
 * those of the start, by which the tissue is given its part.
 */
function boundedStep(
  lowering: Lowering,
  rates: Lowering,
  name: string,
  arriving: number,
): { readonly step: ExactStep; readonly expected: number } {
  const { builder, context } = lowering;
  const { names, exchange } = context;
  const index = indexOf(context, name);
  const rules: TermRules = {
    exitRate: (process) => meanRate(process, names),
    exitsAtStart: () => undefined,
    arrival: () => undefined,
    exitLowering: lowering,
    fixes: false,
    hasWalls: () => false,
  };
  const terms = gatherTerms(rates, name, rules);
  const present = builder.leaf({ op: "scalar", index });
  const zero = builder.constant(0);
  if (!exchange.expected.has(index)) {
    return { step: exactStep(builder, present, terms, arriving), expected: zero };
  }
  const { add, subtract, multiply, divide, min } = arithmetic(lowering);
  const flow = creditScalar(lowering, index, "flow");
  const sources = [...terms.sources, flow];
  const step = exactStep(builder, present, { ...terms, sources }, arriving);
  const filled = multiply(flow, builder.leaf({ op: "dt" }));
  const own = add(add(present, arriving), subtract(step.gained, filled));
  const sure = notNegative(lowering, add(own, creditScalar(lowering, index, "least")));
  const one = builder.constant(1);
  const returning = min(divide(creditScalar(lowering, index, "refund"), step.rate), one);
  // Where all of it returns, the smallest divisor that single precision tells from 0 beside 1.
  const most = divide(
    sure,
    builder.binary("max", subtract(one, returning), builder.constant(1e-6)),
  );
  const isWithin = builder.binary("lessEqual", step.left, most);
  const part = builder.select(isWithin, one, min(divide(most, step.left), one));
  const kept = multiply(step.left, subtract(one, part));
  const handed = step.handed.map((one) => ({ ...one, amount: multiply(one.amount, part) }));
  return { step: { ...step, handed, isClosed: false }, expected: subtract(filled, kept) };
}

/** The sum of a compartment's credits of a kind. */
function creditScalar(lowering: Lowering, compartment: number, kind: CreditKind): number {
  const { builder, context } = lowering;
  const values = context.exchange.credits
    .filter((credit) => credit.compartment === compartment && credit.kind === kind)
    .map(({ scalar }) => notNegative(lowering, builder.leaf({ op: "scalar", index: scalar })));
  return sum(builder, values);
}

/** Block `creditCompartments`: what did arrive takes the place of what was credited in advance. */
export function creditCompartmentsBlock(context: ModelContext): Block {
  const lowering = compartmentLowering(context);
  const { builder } = lowering;
  const outputs = [...context.exchange.expected].map(([index, plane]): Output => {
    const arrived = creditScalar(lowering, index, "amount");
    const expected = builder.leaf({ op: "scalar", index: plane });
    const value = builder.unary("limit", builder.binary("subtract", arrived, expected));
    return { buffer: "scalarChange", plane: index, value };
  });
  return builder.finish("creditCompartments", outputs);
}

function compartmentLowering(context: ModelContext): Lowering {
  return makeLowering(context, "a compartment is one number; use mean() or integral() of it");
}

function arithmetic({ builder }: Lowering) {
  return {
    add: (a: number, b: number) => builder.binary("add", a, b),
    subtract: (a: number, b: number) => builder.binary("subtract", a, b),
    multiply: (a: number, b: number) => builder.binary("multiply", a, b),
    divide: (a: number, b: number) => builder.binary("divide", a, b),
    min: (a: number, b: number) => builder.binary("min", a, b),
  };
}
