import type { ConvertProcess } from "../model/model.ts";
import { localFlow, meanRate, variesInSpace } from "./conversion-flow.ts";
import { type ExactStep, exactStep, sum } from "./exact-step.ts";
import { type Lowering, type ModelContext, makeLowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms, type TermRules, yieldOf } from "./process-terms.ts";
import type { Block, CreditTerm, Output } from "./program.ts";
import { changeOf, dealOut, fieldStep } from "./reaction-blocks.ts";
import type { Credit } from "./tissue-exchange.ts";

/**
 * Block `compartments`: the exact forms of `advance`. What conversions take out for the tissue is
 * written to scalars, from where `assemble`, `advance` or `rates` spread it (handed-in.ts); what the
 * tissue gives comes later (creditCompartmentsBlock).
 */
export function compartmentsBlock(context: ModelContext): Block {
  const { names, exchange } = context;
  const { compartments } = context.model;
  const lowering = compartmentLowering(context);
  const { builder } = lowering;
  const rules: TermRules = {
    exitRate: (process) => meanRate(process, names),
    arrival: () => undefined,
    fixes: false,
  };
  const steps = new Map<string, ExactStep>();
  for (const [index, { name }] of compartments.entries()) {
    const present = builder.leaf({ op: "scalar", index });
    steps.set(name, exactStep(builder, present, gatherTerms(lowering, name, rules)));
  }
  const write = (plane: number, value: number): Output => ({
    buffer: "scalars",
    plane,
    value: builder.unary("limit", value),
  });
  const dt = builder.leaf({ op: "dt" });
  const handed = [...steps.values()].flatMap((step) =>
    step.handed.flatMap(({ process, amount, rate }) => {
      const plane = exchange.handed.get(process);
      if (plane === undefined) return [];
      const over = variesInSpace(process.rate, names) ? builder.binary("multiply", dt, rate) : dt;
      return [write(plane, builder.binary("divide", amount, over))];
    }),
  );
  const kept = [...exchange.keptCompartments].map(([index, plane]) =>
    write(plane, builder.leaf({ op: "scalar", index })),
  );
  const { keptTime } = exchange;
  if (keptTime !== undefined) kept.push(write(keptTime, builder.leaf({ op: "t" })));
  const changes = compartments.flatMap(({ name }, index) =>
    changeOf(lowering, "scalarChange", index, name, steps),
  );
  return builder.finish("compartments", [...changes, ...handed, ...kept]);
}

/** What conversions take out of fields for compartments, yield included, as means over the domain. */
export function creditTermsOf(
  context: ModelContext,
  scheme: "implicit" | "explicit",
): CreditTerm[] {
  return context.exchange.credits.map((credit) => {
    const lowering = makeLowering(context);
    const { builder } = lowering;
    const amounts = credit.processes.map((process) => amountOf(lowering, process, scheme, credit));
    const value = builder.unary("limit", sum(builder, amounts));
    const block = builder.finish("credit", [{ buffer: "observables", plane: 0, value }]);
    return { kind: "mean", block, scalar: credit.scalar, of: credit.of };
  });
}

function amountOf(
  lowering: Lowering,
  process: ConvertProcess,
  scheme: "implicit" | "explicit",
  { of }: Credit,
): number {
  const { builder } = lowering;
  if (scheme === "explicit") {
    const place = `${processPlace(lowering.context.model, process)}.rate`;
    const flow = notNegative(lowering, lowering.lower(localFlow(process), place));
    const amount = builder.binary("multiply", builder.leaf({ op: "dt" }), flow);
    return builder.binary("multiply", yieldOf(lowering, process), amount);
  }
  const handed =
    of === "substrates"
      ? dealOut(lowering, process.from)
      : fieldStep(lowering, process.from).handed;
  const mine = handed.find((one) => one.process === process);
  return mine?.amount ?? builder.constant(0);
}

/** Block `creditCompartments`: the means arrive. */
export function creditCompartmentsBlock(context: ModelContext): Block {
  const lowering = compartmentLowering(context);
  const { builder } = lowering;
  const outputs = context.model.compartments.flatMap((_, index): Output[] => {
    const arriving = context.exchange.credits
      .filter(({ compartment }) => compartment === index)
      .map(({ scalar }) => builder.leaf({ op: "scalar", index: scalar }));
    if (arriving.length === 0) return [];
    const value = builder.unary("limit", sum(builder, arriving));
    return [{ buffer: "scalarChange", plane: index, value }];
  });
  return builder.finish("creditCompartments", outputs);
}

function compartmentLowering(context: ModelContext): Lowering {
  return makeLowering(context, "a compartment is one number; use mean() or integral() of it");
}
