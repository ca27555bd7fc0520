import { isSigned } from "../model/is-signed.ts";
import type { BlockBuilder } from "./block-builder.ts";
import { localFlow } from "./conversion-flow.ts";
import { type ExactStep, sum } from "./exact-step.ts";
import { type FlowPlanes, flowInto } from "./flow-planes.ts";
import { handedIn } from "./handed-in.ts";
import { type Lowering, type ModelContext, makeLowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { gatherTerms, maskOf, type TermRules, yieldOf } from "./process-terms.ts";
import type { Block, Output } from "./program.ts";
import { isReturn } from "./tissue-exchange.ts";
import { moves } from "./transport-blocks.ts";

/** Explicit scheme: every conversion between fields is read where the voxel is. */
function explicitRules(context: ModelContext): TermRules {
  const { names, exchange } = context;
  return {
    exitRate: ({ rate }) => rate,
    exitsAtStart: (process) => (isReturn(process, exchange.handed.keys()) ? "field" : undefined),
    arrival(lowering, process) {
      if (names.get(process.from)?.kind === "compartment") {
        return handedIn(lowering, process, "field");
      }
      const place = `${processPlace(lowering.context.model, process)}.rate`;
      const flow = notNegative(lowering, lowering.lower(localFlow(process), place));
      return lowering.builder.binary("multiply", yieldOf(lowering, process), flow);
    },
    fixes: false,
    hasWalls: (field) => !moves(context, field, "explicit"),
  };
}

/**
 * Implicit scheme: `advance`, `credit` and the credits hand over what leaves a field. `start` reads
 * fields at the start of the step, which only in stages differs from the present; undefined: all this
 * is the start of the step.
 */
export function implicitRules(
  context: ModelContext,
  fixes: boolean,
  start: "start" | "field" | undefined,
): TermRules {
  const { names, exchange } = context;
  return {
    exitRate: ({ rate }) => rate,
    exitsAtStart: (process) => (isReturn(process, exchange.handed.keys()) ? start : undefined),
    arrival: (lowering, process) =>
      names.get(process.from)?.kind === "compartment" && start !== undefined
        ? handedIn(lowering, process, start)
        : undefined,
    fixes,
    hasWalls: (field) => !moves(context, field, "implicit"),
  };
}

/**
 * Block `assemble`: loss = dt k and gain = dt s of every substrate, the share of its loss that
 * conversions take, and its diffusion where `diffusionPlane` has a plane for it.
 */
export function assembleBlock(
  context: ModelContext,
  diffusionPlane: readonly number[],
  flows: FlowPlanes,
): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const rules = implicitRules(context, true, "start");
  const dt = builder.leaf({ op: "dt" });
  const outputs: Output[] = [];
  const write = (buffer: Output["buffer"], plane: number, value: number) =>
    outputs.push({ buffer, plane, value: builder.unary("limit", value) });
  for (const [slot, field] of context.model.fields.entries()) {
    if (field.kind !== "substrate") continue;
    const terms = gatherTerms(lowering, field.name, rules);
    const present = builder.leaf({ op: "field", slot });
    const brought = [flows.expected[slot], flows.arriving[slot]].flatMap((one) =>
      flowInto(builder, one),
    );
    const sources = [...terms.sources, ...terms.reactions, ...brought];
    const losses = terms.exits.map((exit) => exit.rate);
    for (const { rate, crowding } of terms.growths) {
      sources.push(builder.binary("multiply", rate, notNegative(lowering, present)));
      if (crowding !== undefined) losses.push(builder.binary("multiply", rate, crowding(present)));
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
      const share =
        exported === rate ? hasLoss(builder, rate) : builder.binary("divide", exported, rate);
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

/**
 * Block `fixed`: values that `fix` processes hold fields at, where their masks are: in the implicit
 * scheme of populations and static fields (a substrate's is a fast exchange), else of all fields.
 */
export function fixedBlock(context: ModelContext, scheme: "implicit" | "explicit"): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const { fields, processes } = context.model;
  const outputs = fields.flatMap(({ name, kind }, slot): Output[] => {
    if (scheme === "implicit" && kind === "substrate") return [];
    const present = builder.leaf({ op: "field", slot });
    const held = processes.reduce((value, process) => {
      if (process.type !== "fix" || process.field !== name) return value;
      const place = `${processPlace(context.model, process)}.value`;
      const mask = maskOf(lowering, process);
      // Not value + mask (held - value): that would round away what is far from both.
      const rest = builder.binary("subtract", builder.constant(1), mask);
      return builder.binary(
        "add",
        builder.binary("multiply", rest, value),
        builder.binary("multiply", mask, lowering.lower(process.value, place)),
      );
    }, present);
    if (held === present) return [];
    const value = isSigned(context.model, name) ? held : notNegative(lowering, held);
    return [{ buffer: "fields", plane: slot, value: builder.unary("limit", value) }];
  });
  return builder.finish("fixed", outputs);
}

/**
 * Block `rates`: the signed rate of every field, unit/min. Growth with a capacity is
 * b u (1 - N/K)/(1 + dt b N/K): forward Euler in an empty place, and never past K.
 */
export function ratesBlock(context: ModelContext): Block {
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const outputs = context.model.fields.map((field, slot): Output => {
    const terms = gatherTerms(lowering, field.name, explicitRules(context));
    const present = builder.leaf({ op: "field", slot });
    const gains = [...terms.sources, ...terms.reactions];
    const perAmount = terms.exits.map((exit) => builder.unary("negate", exit.rate));
    for (const { rate, crowding } of terms.growths) {
      perAmount.push(crowding === undefined ? rate : crowdedRate(builder, rate, crowding(present)));
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
export function changeOf(
  { builder }: Lowering,
  buffer: Output["buffer"],
  plane: number,
  name: string,
  steps: ReadonlyMap<string, Pick<ExactStep, "change" | "handed">>,
): Output[] {
  const arriving = [...steps.values()]
    .flatMap((step) => step.handed)
    .filter(({ process }) => process.to === name)
    .map(({ amount }) => amount);
  const own = steps.get(name)?.change ?? builder.constant(0);
  const change = builder.binary("add", own, sum(builder, arriving));
  if (builder.constantOf(change) === 0) return [];
  return [{ buffer, plane, value: builder.unary("limit", change) }];
}
