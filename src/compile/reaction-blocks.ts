import type { BlockBuilder } from "./block-builder.ts";
import { localFlow, meanFlow, meanRate } from "./conversion-flow.ts";
import { type ExactStep, exactStep, sum } from "./exact-step.ts";
import { type Lowering, type ModelContext, makeLowering } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms, type TermRules } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";

/** Every conversion read where the voxel is, its flow lagged. */
const lagged: TermRules = { exitRate: ({ rate }) => rate, flow: localFlow };

/** The same in the implicit scheme, where `advance` and `credit` hand over what leaves a field. */
function handedOver({ model }: ModelContext): TermRules {
  const fields = new Set(model.fields.map(({ name }) => name));
  return {
    exitRate: ({ rate }) => rate,
    flow: (process) => (fields.has(process.from) ? undefined : localFlow(process)),
  };
}

/**
 * Block `assemble`: loss = dt k and gain = dt s of every substrate, the share of its loss that
 * conversions take, and its diffusion where `diffusionPlane` has a plane for it.
 */
export function assembleBlock(context: ModelContext, diffusionPlane: readonly number[]): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const rules = handedOver(context);
  const dt = builder.leaf({ op: "dt" });
  const outputs: Output[] = [];
  const write = (buffer: Output["buffer"], plane: number, value: number) =>
    outputs.push({ buffer, plane, value: builder.unary("limit", value) });
  for (const [slot, field] of context.model.fields.entries()) {
    if (field.kind !== "substrate") continue;
    const terms = gatherTerms(lowering, field.name, rules);
    const present = builder.leaf({ op: "field", slot });
    const sources = [...terms.sources, ...terms.reactions];
    const losses = terms.exits.map((exit) => exit.rate);
    for (const { rate, crowding } of terms.growths) {
      sources.push(builder.binary("multiply", rate, notNegative(lowering, present)));
      if (crowding !== undefined) losses.push(builder.binary("multiply", rate, crowding));
    }
    const rate = sum(builder, losses);
    write("loss", slot, builder.binary("multiply", dt, rate));
    write("gain", slot, builder.binary("multiply", dt, sum(builder, sources)));
    const exports = terms.exits.filter(({ conversion }) => conversion !== undefined);
    if (exports.length > 0) {
      const exported = sum(
        builder,
        exports.map((exit) => exit.rate),
      );
      const share = exported === rate ? hasLoss(builder, rate) : divide(builder, exported, rate);
      write("share", slot, share);
    }
    const plane = diffusionPlane[slot] as number;
    if (plane < 0) continue;
    const diffusion = lowering.lower(field.diffusion, `fields.${field.name}.diffusion`);
    write("diffusion", plane, notNegative(lowering, diffusion));
  }
  return builder.finish("assemble", outputs);
}

function hasLoss(builder: BlockBuilder, rate: number): number {
  return builder.binary("less", builder.constant(0), rate);
}

function divide(builder: BlockBuilder, a: number, b: number): number {
  return builder.binary("divide", a, b);
}

/**
 * Block `advance`: increments of populations and static fields over the step, and of substrates by
 * what these hand over to them.
 */
export function advanceBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { fields } = context.model;
  const rules = handedOver(context);
  const steps = new Map<string, ExactStep>();
  for (const [slot, { name, kind }] of fields.entries()) {
    if (kind === "substrate") continue;
    const present = lowering.builder.leaf({ op: "field", slot });
    steps.set(name, exactStep(lowering.builder, present, gatherTerms(lowering, name, rules)));
  }
  return lowering.builder.finish(
    "advance",
    fields.flatMap(({ name }, slot) => changeOf(lowering, "change", slot, name, steps)),
  );
}

/**
 * Block `credit`: what conversions took out of substrates arrives in other fields. Where a substrate
 * has several, each has its share by its rate at the end of the step, and all of it arrives.
 */
export function creditBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const { fields } = context.model;
  const rules = handedOver(context);
  const steps = new Map<string, ExactStep>();
  for (const [slot, { name, kind }] of fields.entries()) {
    if (kind !== "substrate") continue;
    const exits = gatherTerms(lowering, name, rules).exits.flatMap(({ rate, conversion }) =>
      conversion === undefined ? [] : [{ rate, conversion }],
    );
    if (exits.length === 0) continue;
    const taken = builder.leaf({ op: "taken", slot });
    const amounts = dealOut(
      builder,
      taken,
      exits.map(({ rate }) => rate),
    );
    const handed = exits.map(({ conversion }, index) => ({
      to: conversion.to,
      amount: builder.binary("multiply", amounts[index] as number, conversion.yield),
    }));
    steps.set(name, { change: builder.constant(0), handed });
  }
  return builder.finish(
    "credit",
    fields.flatMap(({ name }, slot) => changeOf(lowering, "change", slot, name, steps)),
  );
}

/** An amount in parts by rates; the last one has what is left, so that nothing is lost. */
function dealOut(builder: BlockBuilder, amount: number, rates: readonly number[]): number[] {
  const total = sum(builder, rates);
  const parts: number[] = [];
  let rest = amount;
  for (const rate of rates.slice(0, -1)) {
    const part = builder.binary("multiply", amount, divide(builder, rate, total));
    const most = builder.binary("min", part, rest);
    parts.push(most);
    rest = builder.binary("subtract", rest, most);
  }
  return [...parts, rest];
}

/** Block `compartments`: the same exact forms, increments too; what the tissue does to them enters as a mean. */
export function compartmentsBlock(context: ModelContext): Block {
  const { compartments } = context.model;
  const lowering = makeLowering(
    context,
    "a compartment is one number; use mean() or integral() of it",
  );
  const rules: TermRules = {
    exitRate: (process) => meanRate(process, context.names),
    flow: (process) =>
      context.names.get(process.from)?.kind === "compartment"
        ? undefined
        : meanFlow(process, context.names),
  };
  const steps = new Map<string, ExactStep>();
  for (const [index, { name }] of compartments.entries()) {
    const present = lowering.builder.leaf({ op: "scalar", index });
    steps.set(name, exactStep(lowering.builder, present, gatherTerms(lowering, name, rules)));
  }
  return lowering.builder.finish(
    "compartments",
    compartments.flatMap(({ name }, index) =>
      changeOf(lowering, "scalarChange", index, name, steps),
    ),
  );
}

/**
 * Block `rates`: the signed rate of every field, unit/min. Growth with a capacity is
 * b u (1 - N/K)/(1 + dt b N/K): forward Euler in an empty place, and never past K.
 */
export function ratesBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const outputs = context.model.fields.map((field, slot): Output => {
    const terms = gatherTerms(lowering, field.name, lagged);
    const present = builder.leaf({ op: "field", slot });
    const gains = [...terms.sources, ...terms.reactions];
    const perAmount = terms.exits.map((exit) => builder.unary("negate", exit.rate));
    for (const { rate, crowding } of terms.growths) {
      perAmount.push(crowding === undefined ? rate : crowdedRate(builder, rate, crowding));
    }
    const own = builder.binary("multiply", sum(builder, perAmount), present);
    const rate = builder.binary("add", sum(builder, gains), own);
    return { buffer: "rates", plane: slot, value: builder.unary("limit", rate) };
  });
  return builder.finish("rates", outputs);
}

function crowdedRate(builder: BlockBuilder, rate: number, crowding: number): number {
  const one = builder.constant(1);
  const room = builder.binary("subtract", one, crowding);
  const gain = builder.binary("multiply", builder.leaf({ op: "dt" }), rate);
  const held = builder.binary("add", one, builder.binary("multiply", gain, crowding));
  return builder.binary("divide", builder.binary("multiply", rate, room), held);
}

/** The increment with what others hand over; nothing where nothing changes. */
function changeOf(
  { builder }: Lowering,
  buffer: Output["buffer"],
  plane: number,
  name: string,
  steps: ReadonlyMap<string, ExactStep>,
): Output[] {
  const arriving = [...steps.values()]
    .flatMap((step) => step.handed)
    .filter(({ to }) => to === name)
    .map(({ amount }) => amount);
  const own = steps.get(name)?.change ?? builder.constant(0);
  const change = builder.binary("add", own, sum(builder, arriving));
  if (builder.constantOf(change) === 0) return [];
  return [{ buffer, plane, value: builder.unary("limit", change) }];
}
