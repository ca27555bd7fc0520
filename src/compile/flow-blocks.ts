import { type ExactStep, exactStep, type Handed, sum } from "./exact-step.ts";
import { flowInto } from "./flow-planes.ts";
import { type Lowering, type ModelContext, makeLowering } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { type Exit, gatherTerms } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";
import { changeOf, implicitRules } from "./reaction-blocks.ts";
import { donorsFirst, isTissue } from "./tissue-steps.ts";

/**
 * Block `flows`: what conversions are expected to bring to a substrate per min in the next step, yield
 * included, where it spreads and decays while it arrives. That is what they brought in the step that
 * ends, which at rest is right. Where substrates change into each other in a circle that would swing up,
 * and it is what the donors would give if they stood alone.
 */
export function flowsBlock(context: ModelContext, flowPlane: readonly number[]): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const { fields } = context.model;
  const dt = builder.leaf({ op: "dt" });
  const handed = fields.flatMap(({ name, kind }, slot) => {
    if (kind !== "substrate") return [];
    const isInCircle = ({ process }: Handed) => leadsTo(context, process.to, name);
    const terms = gatherTerms(lowering, name, implicitRules(context, true, "field"));
    const donor = notNegative(lowering, builder.leaf({ op: "field", slot }));
    return [
      ...dealOut(lowering, name).filter((one) => !isInCircle(one)),
      ...exactStep(builder, donor, terms).handed.filter(isInCircle),
    ];
  });
  return builder.finish(
    "flows",
    fields.flatMap(({ name }, slot): Output[] => {
      const plane = flowPlane[slot] ?? -1;
      if (plane < 0) return [];
      const amounts = handed.filter(({ process }) => process.to === name);
      const amount = sum(
        builder,
        amounts.map((one) => notNegative(lowering, one.amount)),
      );
      return [
        {
          buffer: "flow",
          plane,
          value: builder.unary("limit", builder.binary("divide", amount, dt)),
        },
      ];
    }),
  );
}

/** Whether conversions of substrates lead from one to another, over any number of them. */
function leadsTo({ model }: ModelContext, from: string, to: string): boolean {
  const substrates = new Set(
    model.fields.filter(({ kind }) => kind === "substrate").map(({ name }) => name),
  );
  const reached = new Set([from]);
  for (const name of reached) {
    if (!substrates.has(name)) continue;
    for (const process of model.processes) {
      if (process.type === "convert" && process.from === name) reached.add(process.to);
    }
  }
  return reached.has(to);
}

/**
 * Block `credit`: what conversions took out of substrates arrives in other fields, evenly over the step,
 * so that part of it leaves again. Where a substrate has several, each has its share by its rate at the
 * end of the step, and all of it arrives; substrates had the flow of block `flows` already.
 */
export function creditBlock(context: ModelContext, flowPlane: readonly number[]): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const { fields } = context.model;
  const steps = new Map<string, Pick<ExactStep, "change" | "handed">>();
  for (const [slot, { name, kind }] of fields.entries()) {
    if (kind !== "substrate") continue;
    // What came with the flow in all stages together; theta does not change that, as it is constant.
    const come = builder.binary(
      "multiply",
      builder.leaf({ op: "dt" }),
      sum(builder, flowInto(builder, flowPlane[slot])),
    );
    steps.set(name, { change: builder.unary("negate", come), handed: dealOut(lowering, name) });
  }
  for (const name of donorsFirst(context, isTissue(context))) {
    const arriving = [...steps.values()]
      .flatMap((step) => step.handed)
      .filter(({ process }) => process.to === name);
    if (arriving.length > 0) steps.set(name, passOn(lowering, name, arriving));
  }
  return lowering.builder.finish(
    "credit",
    fields.flatMap(({ name }, slot) => changeOf(lowering, "change", slot, name, steps)),
  );
}

/**
 * Of what arrives evenly over the step in a population or static field, the part that leaves again within
 * it: it is lost, or passed on. What would go to a compartment stays until the next step.
 */
function passOn(
  lowering: Lowering,
  name: string,
  arriving: readonly Handed[],
): Pick<ExactStep, "change" | "handed"> {
  const { context, builder } = lowering;
  const { exits } = gatherTerms(lowering, name, implicitRules(context, false, "field"));
  const within = exits.filter(
    ({ conversion }) =>
      conversion === undefined || context.names.get(conversion.process.to)?.kind === "field",
  );
  const amount = sum(
    builder,
    arriving.map((one) => notNegative(lowering, one.amount)),
  );
  const total = (of: readonly Exit[]) =>
    sum(
      builder,
      of.map(({ rate }) => rate),
    );
  const rate = total(exits);
  const z = builder.binary("multiply", rate, builder.leaf({ op: "dt" }));
  const late = builder.binary("subtract", builder.constant(1), builder.unary("stay", z));
  const gone = builder.binary("multiply", amount, late);
  const partOf = (some: number) =>
    some === rate ? gone : builder.binary("multiply", gone, builder.binary("divide", some, rate));
  const handed = within.flatMap(({ rate: one, conversion }): Handed[] => {
    if (conversion === undefined) return [];
    const { process, yield: yielded } = conversion;
    return [{ process, rate: one, amount: builder.binary("multiply", partOf(one), yielded) }];
  });
  return { change: builder.unary("negate", partOf(total(within))), handed };
}

/**
 * What conversions took out of a substrate, in parts by their rates; the last one has what is left,
 * so that nothing is lost.
 */
export function dealOut(lowering: Lowering, substrate: string): Handed[] {
  const { context, builder } = lowering;
  const slot = context.model.fields.findIndex(({ name }) => name === substrate);
  const rules = implicitRules(context, true, "field");
  const exits = gatherTerms(lowering, substrate, rules).exits.flatMap(({ rate, conversion }) =>
    conversion === undefined ? [] : [{ rate, conversion }],
  );
  if (exits.length === 0) return [];
  const total = sum(
    builder,
    exits.map(({ rate }) => rate),
  );
  let rest = builder.leaf({ op: "taken", slot });
  const amount = rest;
  return exits.map(({ rate, conversion }, index) => {
    let part = rest;
    if (index < exits.length - 1) {
      const share = builder.binary("multiply", amount, builder.binary("divide", rate, total));
      part = builder.binary("min", share, rest);
      rest = builder.binary("subtract", rest, part);
    }
    const { process, yield: yielded } = conversion;
    return { process, rate, amount: builder.binary("multiply", part, yielded) };
  });
}
