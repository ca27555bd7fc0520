import { ModelError } from "../model/error.ts";
import { isSigned } from "../model/is-signed.ts";
import type { Model } from "../model/model.ts";
import { namesBelow } from "../model/names-in-expression.ts";
import type { Intervention } from "../model/scenario.ts";
import { creditTermsOf } from "./credit-terms.ts";
import { creditBlock, flowsBlock } from "./flow-blocks.ts";
import { flowPlanes } from "./flow-planes.ts";
import { compileInterventions } from "./intervention-blocks.ts";
import { type ModelContext, makeContext, makeLowering } from "./model-context.ts";
import { observedBy } from "./model-scope.ts";
import { compileObservable } from "./observable-blocks.ts";
import type { Block, Blocks, Layout, Output, Program } from "./program.ts";
import { assembleBlock, fixedBlock, ratesBlock } from "./reaction-blocks.ts";
import { makePlan, type StepPlan } from "./step-plan.ts";
import { compartmentsBlock, creditCompartmentsBlock } from "./tissue-blocks.ts";
import { advanceBlock, predictBlock } from "./tissue-steps.ts";
import { compileTransport, type Transport } from "./transport-blocks.ts";
import { uniformOperations } from "./uniform-operations.ts";
import { compileUniforms } from "./uniforms-block.ts";

export interface CompileOptions {
  readonly scheme: "implicit" | "explicit";
  readonly interventions: readonly Intervention[];
}

/**
 * Compiles a model. The program depends on the model and the scheme only, not on the grid or on
 * parameter values. Throws ModelError with the place of what cannot be compiled.
 */
export function compileModel(model: Model, options: CompileOptions): Program {
  const { scheme } = options;
  const context = makeContext(model, scheme);
  checkFieldOrder(model);
  const diffusionPlane = diffusionPlanes(context, scheme);
  const transport = compileTransport(context, scheme);
  const { block: uniforms, layout: uniformsLayout } = compileUniforms(context, transport.movers);
  const reactions = reactionBlocks(context, scheme, diffusionPlane);
  const creditTerms = creditTermsOf(context, scheme);
  const blocks: Blocks = {
    ...reactions,
    // After all that reads the middle of the step.
    predict: predictBlock(context),
    motility: transport.motility,
    crowding: transport.crowding,
    compartments: compartmentsBlock(context),
    creditTerms,
    creditCompartments: creditCompartmentsBlock(context),
    fixed: fixedBlock(context, scheme),
    uniforms,
    observables: model.observables.map(({ name, expression }) =>
      compileObservable(context.names, expression, name, `observables.${name}`),
    ),
    globals: context.globals.terms,
  };
  const globalCount = blocks.globals.length;
  const layout = {
    ...makeLayout(context, diffusionPlane, transport, blocks),
    globalCount,
    scalarCount: context.firstGlobal + globalCount,
    uniforms: uniformsLayout,
  };
  const interventions = compileInterventions(context, options.interventions);
  const plan = planOf(scheme, layout, blocks, handsOutByMovers(context, layout.movers));
  return { model, scheme, layout, blocks, plan, doses: options.interventions, interventions };
}

function reactionBlocks(
  context: ModelContext,
  scheme: "implicit" | "explicit",
  diffusionPlane: readonly number[],
): Pick<Blocks, "assemble" | "advance" | "credit" | "flows" | "rates"> {
  const empty = (name: string): Block => ({ name, operations: [], outputs: [] });
  if (scheme === "explicit") {
    return {
      assemble: empty("assemble"),
      advance: empty("advance"),
      credit: empty("credit"),
      flows: empty("flows"),
      rates: ratesBlock(context),
    };
  }
  const flows = flowPlanes(context);
  return {
    assemble: assembleBlock(context, diffusionPlane, flows),
    advance: advanceBlock(context, flows.arriving),
    credit: creditBlock(context, flows.expected),
    flows: flowsBlock(context, flows.expected),
    rates: empty("rates"),
  };
}

function makeLayout(
  context: ModelContext,
  diffusionPlane: readonly number[],
  transport: Transport,
  blocks: Blocks,
): Omit<Layout, "globalCount" | "scalarCount" | "uniforms"> {
  const { fields, parameters, compartments } = context.model;
  return {
    fieldCount: fields.length,
    substrateCount: fields.filter(({ kind }) => kind === "substrate").length,
    parameterNames: parameters.map(({ name }) => name),
    compartmentCount: compartments.length,
    meansAt: context.exchange.meansAt,
    handedCount: context.exchange.handedCount,
    creditCount: context.exchange.credits.length,
    firstGlobal: context.firstGlobal,
    signedFields: fields.map(({ name }) => isSigned(context.model, name)),
    exporting: fields
      .filter(({ kind }) => kind === "substrate")
      .map((_, slot) => writesPlane(blocks.assemble, "share", slot)),
    flowPlaneCount: flowPlanes(context).count,
    remembered: rememberedSlots(blocks, transport),
    ahead: [...context.ahead.slots],
    previousCount: blocks.predict.outputs.filter(({ buffer }) => buffer === "previous").length,
    diffusionPlane,
    diffusionPlaneCount: diffusionPlane.filter((plane) => plane >= 0).length,
    movers: transport.movers,
    transportPlaneCount: transport.planeCount,
  };
}

/**
 * Slots that the stages of the solve read and that reactions or motility change before; of substrates
 * those whose value at the start of the step they read.
 */
function rememberedSlots({ assemble, advance }: Blocks, { movers }: Transport): number[] {
  const changed = new Set([
    ...advance.outputs.map(({ plane }) => plane),
    ...movers.map(({ slot }) => slot),
  ]);
  const substrates = new Set(
    assemble.outputs.flatMap((o) => (o.buffer === "loss" ? [o.plane] : [])),
  );
  const read = assemble.operations.flatMap((one) => {
    if (one.op === "start") return [one.slot];
    return one.op === "field" && !substrates.has(one.slot) ? [one.slot] : [];
  });
  const slots = new Set(read.filter((slot) => changed.has(slot)));
  return [...slots].sort((a, b) => a - b);
}

function writesPlane({ outputs }: Block, buffer: Output["buffer"], plane: number): boolean {
  return outputs.some((output) => output.buffer === buffer && output.plane === plane);
}

/** Implicit scheme: substrates whose diffusion varies in space get planes in order, others -1. */
function diffusionPlanes(context: ModelContext, scheme: "implicit" | "explicit"): number[] {
  let count = 0;
  return context.model.fields
    .filter(({ kind }) => kind === "substrate")
    .map(({ name, diffusion }) => {
      const lowering = makeLowering(context);
      const value = lowering.lower(diffusion, `fields.${name}.diffusion`);
      const varies = !uniformOperations(lowering.builder)[value];
      return scheme === "implicit" && varies ? count++ : -1;
    });
}

/**
 * Whether compartments give to populations or static fields at rates that read what moves. The means over
 * the tissue by which they are shared out are those of the start of the step; so nothing may move between.
 */
function handsOutByMovers(
  { model, names, exchange }: ModelContext,
  movers: Layout["movers"],
): boolean {
  const moving = new Set(movers.map(({ slot }) => model.fields[slot]?.name));
  return [...exchange.handed.keys()].some(
    ({ to, rate }) =>
      model.fields.some(({ name, kind }) => name === to && kind !== "substrate") &&
      [...namesBelow(rate, observedBy(names))].some((name) => moving.has(name)),
  );
}

function planOf(
  scheme: "implicit" | "explicit",
  layout: Layout,
  blocks: Blocks,
  transportLast: boolean,
): StepPlan {
  return makePlan({
    scheme,
    globalTerms: layout.globalCount > 0,
    compartments: blocks.compartments.outputs.length > 0,
    remember: layout.substrateCount > 0,
    uniforms: layout.uniforms.count > 0,
    substrates: layout.substrateCount > 0,
    predict: blocks.predict.outputs.length > 0,
    advance: blocks.advance.outputs.length > 0,
    transport: layout.movers.length > 0,
    transportLast,
    credit: blocks.credit.outputs.length > 0,
    flows: blocks.flows.outputs.length > 0,
    creditTerms: new Set(blocks.creditTerms.map(({ of }) => of)),
    fixed: blocks.fixed.outputs.length > 0,
  });
}

/** Slots rely on it: substrates, then populations, then statics. */
function checkFieldOrder(model: Model): void {
  const order = ["substrate", "population", "static"];
  for (const [slot, field] of model.fields.entries()) {
    const before = model.fields[slot - 1];
    if (before !== undefined && order.indexOf(before.kind) > order.indexOf(field.kind)) {
      throw new ModelError(
        `fields.${field.name}`,
        `fields must come in the order ${order.join(", ")}; put "${field.name}" before "${before.name}"`,
      );
    }
  }
}
