import type { BlockBuilder } from "./block-builder.ts";
import { localFlow } from "./conversion-flow.ts";
import { type ExactStep, exactStep, type Handed, sum } from "./exact-step.ts";
import { handedIn } from "./handed-in.ts";
import {
  isSigned,
  type Lowering,
  type ModelContext,
  makeLowering,
  processPlace,
} from "./model-context.ts";
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
  flowPlane: readonly number[],
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
    const sources = [...terms.sources, ...terms.reactions, ...flowInto(builder, flowPlane[slot])];
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

/** What conversions of other substrates are expected to bring per min. */
function flowInto(builder: BlockBuilder, plane = -1): number[] {
  return plane < 0 ? [] : [builder.leaf({ op: "flow", plane })];
}

/** Planes of the `flow` buffer, for substrates that others become. */
export function flowPlanes({ model }: ModelContext): number[] {
  let count = 0;
  const isSubstrate = (name: string) =>
    model.fields.some((field) => field.name === name && field.kind === "substrate");
  return model.fields
    .filter(({ kind }) => kind === "substrate")
    .map(({ name }) =>
      model.processes.some(
        (process) => process.type === "convert" && process.to === name && isSubstrate(process.from),
      )
        ? count++
        : -1,
    );
}

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
        { buffer: "flow", plane, value: builder.unary("limit", divide(builder, amount, dt)) },
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

function hasLoss(builder: BlockBuilder, rate: number): number {
  return builder.binary("less", builder.constant(0), rate);
}

function divide(builder: BlockBuilder, a: number, b: number): number {
  return builder.binary("divide", a, b);
}

/**
 * Block `credit`: what conversions took out of substrates arrives in other fields. Where a substrate
 * has several, each has its share by its rate at the end of the step, and all of it arrives; substrates
 * had the flow of block `flows` already.
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
  return lowering.builder.finish(
    "credit",
    fields.flatMap(({ name }, slot) => changeOf(lowering, "change", slot, name, steps)),
  );
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
      const share = builder.binary("multiply", amount, divide(builder, rate, total));
      part = builder.binary("min", share, rest);
      rest = builder.binary("subtract", rest, part);
    }
    const { process, yield: yielded } = conversion;
    return { process, rate, amount: builder.binary("multiply", part, yielded) };
  });
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
