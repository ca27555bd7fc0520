import type { ConvertProcess } from "../model/model.ts";
import { localFlow } from "./conversion-flow.ts";
import { sum } from "./exact-step.ts";
import { dealOut } from "./flow-blocks.ts";
import {
  type Lowering,
  type ModelContext,
  makeLowering,
  makeMiddleLowering,
  processPlace,
} from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms, yieldOf } from "./process-terms.ts";
import type { CreditTerm } from "./program.ts";
import { implicitRules } from "./reaction-blocks.ts";
import { type Credit, isReturn } from "./tissue-exchange.ts";
import { tissueSteps } from "./tissue-steps.ts";

type Scheme = "implicit" | "explicit";

/** What conversions take out of fields for compartments, yield included, as means over the domain. */
export function creditTermsOf(context: ModelContext, scheme: Scheme): CreditTerm[] {
  return context.exchange.credits.map((credit) => {
    // With the reactions of the implicit scheme: at the rates that these take.
    const isAhead = scheme === "implicit" && credit.of === "reactions";
    const lowering = isAhead ? makeMiddleLowering(context) : makeLowering(context);
    const { builder } = lowering;
    const parts = credit.processes.map((process) => partOf(lowering, process, scheme, credit));
    const value = builder.unary("limit", sum(builder, parts));
    const block = builder.finish("credit", [{ buffer: "observables", plane: 0, value }]);
    return { kind: "mean", block, scalar: credit.scalar, of: credit.of };
  });
}

function partOf(
  lowering: Lowering,
  process: ConvertProcess,
  scheme: Scheme,
  credit: Credit,
): number {
  const { builder } = lowering;
  switch (credit.kind) {
    case "amount":
      return scheme === "explicit"
        ? overStep(lowering, ratesFlow(lowering, process))
        : handedAmount(lowering, process, credit);
    case "flow":
      return flowOf(lowering, process);
    case "least":
      return scheme === "explicit"
        ? overStep(lowering, flowOf(lowering, process))
        : leastAmount(lowering, process);
    case "refund":
      return scheme === "explicit" ? builder.constant(0) : refundRate(lowering, process, credit);
  }
}

function flowOf(lowering: Lowering, process: ConvertProcess): number {
  const place = `${processPlace(lowering.context.model, process)}.rate`;
  const flow = notNegative(lowering, lowering.lower(localFlow(process), place));
  return lowering.builder.binary("multiply", yieldOf(lowering, process), flow);
}

/** The same where compartments have gone on already, as block `rates` has it. */
function ratesFlow(lowering: Lowering, process: ConvertProcess): number {
  const { builder, context } = lowering;
  if (!isReturn(process, context.exchange.handed.keys())) return flowOf(lowering, process);
  const place = `${processPlace(context.model, process)}.rate`;
  const flow = notNegative(lowering, lowering.lowerAtStart(localFlow(process), place, "field"));
  return builder.binary("multiply", yieldOf(lowering, process), flow);
}

function overStep({ builder }: Lowering, flow: number): number {
  return builder.binary("multiply", builder.leaf({ op: "dt" }), flow);
}

function handedAmount(lowering: Lowering, process: ConvertProcess, { of }: Credit): number {
  const { from } = process;
  const handed =
    of === "substrates" ? dealOut(lowering, from) : tissueSteps(lowering).get(from)?.handed;
  return handed?.find((one) => one.process === process)?.amount ?? lowering.builder.constant(0);
}

/** Exits of a donor in a voxel: rate of the conversion over all, times yield; and rate of all * dt. */
function shareOf(lowering: Lowering, process: ConvertProcess) {
  const { builder, context } = lowering;
  const donor = context.model.fields.find(({ name }) => name === process.from);
  const rules = implicitRules(context, donor?.kind === "substrate", undefined);
  const { exits } = gatherTerms(lowering, process.from, rules);
  const total = sum(
    builder,
    exits.map((exit) => exit.rate),
  );
  const mine = exits.find(({ conversion }) => conversion?.process === process);
  const rate = mine?.rate ?? builder.constant(0);
  const share = builder.binary("divide", rate, total);
  return {
    share: builder.binary("multiply", share, yieldOf(lowering, process)),
    z: builder.binary("multiply", total, builder.leaf({ op: "dt" })),
  };
}

/** Of what is in a voxel at the start: u (rate/all rates) (1 - e^-z). */
function leastAmount(lowering: Lowering, process: ConvertProcess): number {
  const { builder, context } = lowering;
  const { share, z } = shareOf(lowering, process);
  const slot = context.model.fields.findIndex(({ name }) => name === process.from);
  const present = notNegative(lowering, builder.leaf({ op: "field", slot }));
  const gone = builder.binary("multiply", present, builder.unary("leave", z));
  return builder.binary("multiply", share, gone);
}

/**
 * Of what the compartment hands to a voxel evenly over the step: at the rate and yield at which it
 * does, the share that is taken for it again, (rate/all rates) (1 - (1 - e^-z)/z).
 */
function refundRate(lowering: Lowering, process: ConvertProcess, { compartment }: Credit): number {
  const { builder, context } = lowering;
  const giver = context.model.compartments[compartment]?.name;
  const given = [...context.exchange.handed.keys()].filter(
    ({ from, to }) => from === giver && to === process.from,
  );
  const { share, z } = shareOf(lowering, process);
  const back = builder.binary("subtract", builder.constant(1), builder.unary("stay", z));
  const rates = given.map((one) => {
    const place = `${processPlace(context.model, one)}.rate`;
    const rate = notNegative(lowering, lowering.lower(one.rate, place));
    return builder.binary("multiply", rate, yieldOf(lowering, one));
  });
  const handed = builder.binary("multiply", sum(builder, rates), share);
  return builder.binary("multiply", handed, back);
}
