import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import type { Model, Process } from "../model/model.ts";
import { AheadPlanes } from "./ahead-planes.ts";
import { BlockBuilder } from "./block-builder.ts";
import { GlobalTerms } from "./global-terms.ts";
import { lowerExpression } from "./lower-expression.ts";
import { makeScope, type Names, namesOf, type ScopeRules } from "./model-scope.ts";
import type { Operation } from "./program.ts";
import { findTissueExchange, type TissueExchange } from "./tissue-exchange.ts";

/** What every block of one model's program is made from. */
export interface ModelContext {
  readonly model: Model;
  readonly names: Names;
  readonly exchange: TissueExchange;
  /** Of the processes; scalar firstGlobal + index. */
  readonly globals: GlobalTerms;
  /** Scalar of the first global term (see Layout). */
  readonly firstGlobal: number;
  /** Fields that rates read in the middle of the step. */
  readonly ahead: AheadPlanes;
}

export function makeContext(model: Model, scheme: "implicit" | "explicit"): ModelContext {
  const names = namesOf(model);
  const exchange = findTissueExchange(model, names, scheme);
  const { handedCount, credits } = exchange;
  const firstGlobal = model.compartments.length + handedCount + credits.length;
  const globals = new GlobalTerms(names, (index) => ({ op: "scalar", index: firstGlobal + index }));
  return { model, names, exchange, globals, firstGlobal, ahead: new AheadPlanes(model) };
}

/** Lowers expressions of processes into one block. */
export interface Lowering {
  readonly builder: BlockBuilder;
  readonly context: ModelContext;
  lower(expression: Expression, place: string): number;
  /** The same, but one field or compartment has a value that the block has computed. */
  lowerBeside(expression: Expression, place: string, field: string, value: number): number;
  /**
   * The same as it was at the start of the step with t in its middle: what the means over the domain
   * are taken of. `readField`: the operation that reads a field at the start.
   */
  lowerAtStart(expression: Expression, place: string, readField: "start" | "field"): number;
  /** A lowering into the same block, to which some names are values that the block has computed. */
  beside(values: ReadonlyMap<string, number>): Lowering;
}

/** `uniformBecause`: why the block may read no field (see ScopeRules). */
export function makeLowering(context: ModelContext, uniformBecause?: string): Lowering {
  return lowering(context, presentLeaf, uniformBecause);
}

/** The same with rates in the middle of the step: its fields ahead, and compartments' means over it. */
export function makeMiddleLowering(context: ModelContext): Lowering {
  return lowering(context, middleLeaf(context));
}

/** What reads a name that is no observable; undefined: what always does. */
type LeafOf = (name: string) => Operation | undefined;

const presentLeaf: LeafOf = () => undefined;

function lowering(
  context: ModelContext,
  rateLeaf: LeafOf,
  uniformBecause?: string,
  builder = new BlockBuilder(),
  values: ReadonlyMap<string, number> = new Map(),
): Lowering {
  const observed = new Map<string, Map<string, number>>();
  const observedAt = (when: string): Map<string, number> => {
    const known = observed.get(when) ?? new Map<string, number>();
    observed.set(when, known);
    return known;
  };
  const because = uniformBecause === undefined ? {} : { uniformBecause };
  const lowerWith = (
    expression: Expression,
    place: string,
    rules: Pick<ScopeRules, "leaf" | "values" | "observed">,
  ): number => {
    const globalTerm = context.globals.lower;
    const scope = makeScope(builder, context.names, { place, globalTerm, ...rules, ...because });
    return lowerExpression(expression, scope);
  };
  return {
    builder,
    context,
    lower: (expression, place) =>
      lowerWith(expression, place, { leaf: rateLeaf, values, observed: observedAt("now") }),
    lowerBeside: (expression, place, field, value) =>
      lowerWith(expression, place, {
        leaf: rateLeaf,
        values: new Map([...values, [field, value]]),
      }),
    lowerAtStart: (expression, place, readField) =>
      lowerWith(expression, place, {
        leaf: startLeaf(context, readField),
        observed: observedAt(readField),
      }),
    beside: (others) => lowering(context, rateLeaf, uniformBecause, builder, others),
  };
}

/** What names mean in the middle of the step. */
function middleLeaf({ names, ahead, exchange }: ModelContext): LeafOf {
  return (name) => {
    const meaning = names.get(name);
    if (meaning?.kind === "compartment") {
      return { op: "scalar", index: exchange.meansAt + 3 * meaning.index };
    }
    if (meaning?.kind !== "field" || !ahead.changes(meaning.slot)) return undefined;
    return { op: "ahead", plane: ahead.planeOf(meaning.slot) };
  };
}

/** What names mean at the start of the step; undefined: what they always do. */
function startLeaf({ names, exchange }: ModelContext, readField: "start" | "field"): LeafOf {
  return (name) => {
    const meaning = names.get(name);
    if (meaning?.kind === "field") return { op: readField, slot: meaning.slot };
    const kept =
      meaning?.kind === "compartment"
        ? exchange.keptCompartments.get(meaning.index)
        : name === "t" && meaning === undefined
          ? exchange.keptTime
          : undefined;
    return kept === undefined ? undefined : { op: "scalar", index: kept };
  };
}

/** Where a process stands: its index among those of the same origin. */
export function processPlace(model: Model, process: Process): string {
  const siblings = model.processes.filter(({ origin }) => origin === process.origin);
  const index = siblings.indexOf(process);
  return process.origin === "model"
    ? `processes[${index}]`
    : `module ${process.origin}, processes[${index}]`;
}

/** Slot of a field by name, -1 for a compartment. Throws ModelError for an unknown name. */
export function slotOf(context: ModelContext, fieldName: string, place: string): number {
  const meaning = context.names.get(fieldName);
  if (meaning?.kind === "field") return meaning.slot;
  if (meaning?.kind === "compartment") return -1;
  throw new ModelError(place, `"${fieldName}" is neither a field nor a compartment`);
}
