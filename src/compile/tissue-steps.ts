import { isSigned } from "../model/is-signed.ts";
import { arithmetic, type ExactStep, exactStep, type Handed, sum } from "./exact-step.ts";
import {
  type Lowering,
  type ModelContext,
  makeLowering,
  makeMiddleLowering,
} from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";
import { changeOf, implicitRules } from "./reaction-blocks.ts";

/**
 * Block `predict`: the state in the middle of the step, `ahead`. Populations and static fields go half a
 * step with the rates of its start; substrates go on as in the step before (`previous`, which is kept
 * anew for the next), by at most half of what they are.
 */
export function predictBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const { fields } = context.model;
  const steps = tissueSteps(lowering);
  let previous = 0;
  const outputs = context.ahead.slots.flatMap((slot, plane): Output[] => {
    const field = fields[slot]!;
    const present = builder.leaf({ op: "field", slot });
    if (field.kind === "substrate") {
      const middle = extrapolated(lowering, slot, previous);
      return [
        { buffer: "ahead", plane, value: builder.unary("limit", middle) },
        { buffer: "previous", plane: previous++, value: present },
      ];
    }
    const change = changeOf(lowering, "change", slot, field.name, steps)[0]?.value;
    const middle = change === undefined ? present : builder.binary("add", present, change);
    const value = isSigned(context.model, field.name) ? middle : notNegative(lowering, middle);
    return [{ buffer: "ahead", plane, value: builder.unary("limit", value) }];
  });
  return builder.finish("predict", outputs);
}

/** u + pace (u - what it was a step before), within u/2 and 3u/2 where it has to stay positive. */
function extrapolated({ builder, context }: Lowering, slot: number, plane: number): number {
  const { add, subtract, multiply, min, max } = arithmetic(builder);
  const present = builder.leaf({ op: "field", slot });
  const gone = subtract(present, builder.leaf({ op: "previous", plane }));
  const change = multiply(builder.leaf({ op: "pace" }), gone);
  if (isSigned(context.model, context.model.fields[slot]!.name)) return add(present, change);
  const most = multiply(builder.constant(0.5), present);
  return add(present, max(builder.unary("negate", most), min(change, most)));
}

/**
 * Block `advance`: increments of populations and static fields over the step, from its start with the
 * rates of its middle; and what they hand over to substrates per min, which are solved for with that as a
 * source, so that it spreads and decays as it arrives.
 */
export function advanceBlock(context: ModelContext, arrivingPlane: readonly number[]): Block {
  const lowering = makeMiddleLowering(context);
  const { builder } = lowering;
  const steps = tissueSteps(lowering);
  const perMin = (output: Output): Output => {
    const plane = arrivingPlane[output.plane] as number;
    const rate = builder.binary("divide", output.value, builder.leaf({ op: "dt" }));
    return { buffer: "flow", plane, value: builder.unary("limit", rate) };
  };
  return lowering.builder.finish(
    "advance",
    context.model.fields.flatMap(({ name, kind }, slot) => {
      const change = changeOf(lowering, "change", slot, name, steps);
      return kind === "substrate" ? change.map(perMin) : change;
    }),
  );
}

/**
 * What reactions do to the populations and static fields in a step of the implicit scheme. What
 * conversions bring arrives evenly, and leaves again, within the step: fields come in such an order that
 * it is known, and where they change into each other in a circle it is at least what the donor gives if
 * nothing arrives there.
 */
export function tissueSteps(lowering: Lowering): ReadonlyMap<string, ExactStep> {
  const steps = new Map<string, ExactStep>();
  const among = isTissue(lowering.context);
  for (const name of donorsFirst(lowering.context, among)) {
    const arriving = arrivalsAt(lowering.context, name, among).map(({ from, process }) => {
      const donor = steps.get(from) ?? stepOf(lowering, from, []);
      return donor.handed.find((one) => one.process === process)?.amount;
    });
    const known = arriving.filter((amount) => amount !== undefined);
    steps.set(name, stepOf(lowering, name, known));
  }
  return steps;
}

function stepOf(lowering: Lowering, name: string, arriving: readonly number[]): ExactStep {
  const { context, builder } = lowering;
  const slot = context.model.fields.findIndex((field) => field.name === name);
  const terms = gatherTerms(lowering, name, implicitRules(context, false, "field"));
  const present = builder.leaf({ op: "field", slot });
  return exactStep(builder, present, terms, sum(builder, arriving));
}

/** Conversions into a field or compartment of others that are `among` those looked at. */
export function arrivalsAt(
  { model }: ModelContext,
  name: string,
  among: (name: string) => boolean,
): { readonly from: string; readonly process: Handed["process"] }[] {
  return model.processes.flatMap((process) =>
    process.type === "convert" && process.to === name && among(process.from)
      ? [{ from: process.from, process }]
      : [],
  );
}

/** Fields or compartments, each after those that change into it, as far as there is no circle. */
export function donorsFirst(context: ModelContext, among: (name: string) => boolean): string[] {
  const { fields, compartments } = context.model;
  const order: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    for (const { from } of arrivalsAt(context, name, among)) visit(from);
    order.push(name);
  };
  for (const { name } of [...fields, ...compartments]) if (among(name)) visit(name);
  return order;
}

/** Whether a name is of a population or static field. */
export function isTissue({ model }: ModelContext): (name: string) => boolean {
  const tissue = new Set(
    model.fields.filter(({ kind }) => kind !== "substrate").map((field) => field.name),
  );
  return (name) => tissue.has(name);
}
