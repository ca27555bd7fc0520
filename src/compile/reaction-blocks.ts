import type { BlockBuilder } from "./block-builder.ts";
import { localFlow, meanFlow, meanRate } from "./conversion-flow.ts";
import { type ExactStep, exactStep, sum } from "./exact-step.ts";
import { isSigned, type Lowering, type ModelContext, makeLowering } from "./model-context.ts";
import { gatherTerms, notNegative, type TermRules } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";

/** Every conversion read where the voxel is, its flow lagged. */
const lagged: TermRules = { exitRate: ({ rate }) => rate, flow: localFlow };

/** The same in the implicit scheme, where block `advance` hands over what leaves cells and statics. */
function laggedFromSubstrates({ model }: ModelContext): TermRules {
  const moved = new Set(
    model.fields.filter(({ kind }) => kind !== "substrate").map(({ name }) => name),
  );
  return {
    exitRate: ({ rate }) => rate,
    flow: (process) => (moved.has(process.from) ? undefined : localFlow(process)),
  };
}

/**
 * Block `assemble`: coefficient = 1 + dt k and rhs = start + dt s of every substrate, and its
 * diffusion where `diffusionPlane` has a plane for it.
 */
export function assembleBlock(context: ModelContext, diffusionPlane: readonly number[]): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const rules = laggedFromSubstrates(context);
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
    const lost = builder.binary("multiply", dt, sum(builder, losses));
    const gained = builder.binary("multiply", dt, sum(builder, sources));
    write("coefficient", slot, builder.binary("add", builder.constant(1), lost));
    write("rhs", slot, builder.binary("add", builder.leaf({ op: "start", slot }), gained));
    const plane = diffusionPlane[slot] as number;
    if (plane < 0) continue;
    const diffusion = lowering.lower(field.diffusion, `fields.${field.name}.diffusion`);
    write("diffusion", plane, notNegative(lowering, diffusion));
  }
  return builder.finish("assemble", outputs);
}

/**
 * Block `advance`: populations and static fields after the step, and substrates with what these hand
 * over to them.
 */
export function advanceBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { fields } = context.model;
  const rules = laggedFromSubstrates(context);
  const steps = new Map<string, ExactStep>();
  for (const [slot, { name, kind }] of fields.entries()) {
    if (kind === "substrate") continue;
    const present = lowering.builder.leaf({ op: "field", slot });
    steps.set(name, exactStep(lowering.builder, present, gatherTerms(lowering, name, rules)));
  }
  const outputs: Output[] = [];
  for (const [slot, { name }] of fields.entries()) {
    const value = afterStep(lowering, name, steps, lowering.builder.leaf({ op: "field", slot }));
    if (value !== undefined) outputs.push({ buffer: "fields", plane: slot, value });
  }
  return lowering.builder.finish("advance", outputs);
}

/** Block `compartments`: the same exact forms; what the tissue does to them enters as a mean. */
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
  const outputs: Output[] = [];
  for (const [index, { name }] of compartments.entries()) {
    const value = afterStep(lowering, name, steps, lowering.builder.leaf({ op: "scalar", index }));
    if (value !== undefined) outputs.push({ buffer: "scalars", plane: index, value });
  }
  return lowering.builder.finish("compartments", outputs);
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

/** New value with what others hand over; undefined: nothing changes it. */
function afterStep(
  lowering: Lowering,
  name: string,
  steps: ReadonlyMap<string, ExactStep>,
  present: number,
): number | undefined {
  const { builder } = lowering;
  const arriving = [...steps.values()]
    .flatMap((step) => step.handed)
    .filter(({ to }) => to === name)
    .map(({ amount }) => amount);
  const own = steps.get(name)?.value ?? present;
  const value = builder.binary("add", own, sum(builder, arriving));
  if (value === present) return undefined;
  const limited = builder.unary("limit", value);
  return isSigned(lowering.context.model, name) ? limited : notNegative(lowering, limited);
}
