import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import type { Model, Process } from "../model/model.ts";
import { BlockBuilder } from "./block-builder.ts";
import { GlobalTerms } from "./global-terms.ts";
import { lowerExpression } from "./lower-expression.ts";
import { makeScope, type Names, namesOf } from "./model-scope.ts";

/** What every block of one model's program is made from. */
export interface ModelContext {
  readonly model: Model;
  readonly names: Names;
  /** Of the processes; scalar compartments.length + index. */
  readonly globals: GlobalTerms;
}

export function makeContext(model: Model): ModelContext {
  const names = namesOf(model);
  const globals = new GlobalTerms(names, (index) => ({
    op: "scalar",
    index: model.compartments.length + index,
  }));
  return { model, names, globals };
}

/** Lowers expressions of processes into one block. */
export interface Lowering {
  readonly builder: BlockBuilder;
  readonly context: ModelContext;
  lower(expression: Expression, place: string): number;
}

/** `uniformBecause`: why the block may read no field (see ScopeRules). */
export function makeLowering(context: ModelContext, uniformBecause?: string): Lowering {
  const builder = new BlockBuilder();
  const because = uniformBecause === undefined ? {} : { uniformBecause };
  return {
    builder,
    context,
    lower(expression, place) {
      const rules = { place, globalTerm: context.globals.lower, ...because };
      return lowerExpression(expression, makeScope(builder, context.names, rules));
    },
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

/** Whether a `react` process may make the field or compartment negative. */
export function isSigned(model: Model, fieldName: string): boolean {
  return model.processes.some((process) => process.type === "react" && process.field === fieldName);
}
