import type { Expression } from "../model/expression.ts";
import type { ConvertProcess, Process } from "../model/model.ts";
import { isSigned, type Lowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { wallTerms } from "./wall-terms.ts";

/** All that changes one field or compartment but moves nothing, as values of a block. */
export interface Terms {
  /** Unit of the field per min; at least 0 unless the field is signed. */
  readonly sources: readonly number[];
  /** 1/min, at least 0. */
  readonly exits: readonly Exit[];
  readonly growths: readonly Growth[];
  /** Signed, unit of the field per min. */
  readonly reactions: readonly number[];
}

export interface Exit {
  readonly rate: number;
  /** Where it goes, and how much of it arrives per amount that leaves. */
  readonly conversion?: { readonly to: string; readonly yield: number };
}

export interface Growth {
  readonly rate: number;
  /** occupied/capacity, at least 0; absent: no capacity. */
  readonly crowding?: number;
}

/** How a block reads conversions. */
export interface TermRules {
  /** Rate at which a conversion empties its donor; for a compartment the mean over the tissue. */
  readonly exitRate: (process: ConvertProcess) => Expression;
  /** What leaves the donor per min, before the yield; undefined: the block hands it over itself. */
  readonly flow: (process: ConvertProcess) => Expression | undefined;
}

/** Terms of the processes and walls of one field or compartment. Rates are limited to >= 0 here. */
export function gatherTerms(lowering: Lowering, of: string, rules: TermRules): Terms {
  const { model } = lowering.context;
  const terms = { sources: [], exits: [], growths: [], reactions: [] } as MutableTerms;
  const signed = isSigned(model, of);
  for (const process of model.processes) {
    gatherProcess(lowering, process, of, terms, rules, signed);
  }
  const field = model.fields.find(({ name }) => name === of);
  for (const { rate, supply } of field === undefined ? [] : wallTerms(lowering, field, signed)) {
    terms.exits.push({ rate });
    terms.sources.push(supply);
  }
  return terms;
}

interface MutableTerms {
  sources: number[];
  exits: Exit[];
  growths: Growth[];
  reactions: number[];
}

function gatherProcess(
  lowering: Lowering,
  process: Process,
  of: string,
  terms: MutableTerms,
  rules: TermRules,
  signed: boolean,
): void {
  if (process.type === "chemotaxis") return;
  if (process.type === "convert") {
    if (process.from === of) terms.exits.push(conversionExit(lowering, process, rules));
    if (process.to === of) terms.sources.push(...arrivals(lowering, process, rules));
    return;
  }
  if (process.field !== of) return;
  const place = processPlace(lowering.context.model, process);
  switch (process.type) {
    case "source":
      terms.sources.push(rateOf(lowering, process.rate, place));
      break;
    case "loss":
      terms.exits.push({ rate: rateOf(lowering, process.rate, place) });
      break;
    case "exchange": {
      const rate = rateOf(lowering, process.rate, place);
      const target = lowering.lower(process.target, `${place}.target`);
      const supply = lowering.builder.binary("multiply", rate, target);
      terms.exits.push({ rate });
      terms.sources.push(signed ? supply : notNegative(lowering, supply));
      break;
    }
    case "growth":
      terms.growths.push(growthOf(lowering, process, place));
      break;
    case "react":
      terms.reactions.push(lowering.lower(process.rate, `${place}.rate`));
  }
}

function growthOf(
  lowering: Lowering,
  process: { rate: Expression; occupied: Expression; capacity?: Expression },
  place: string,
): Growth {
  const { builder } = lowering;
  const rate = rateOf(lowering, process.rate, place);
  if (process.capacity === undefined) return { rate };
  const occupied = notNegative(lowering, lowering.lower(process.occupied, `${place}.occupied`));
  const capacity = lowering.lower(process.capacity, `${place}.capacity`);
  // No capacity at all means full, not empty: the smallest divisor that counts.
  const room = builder.binary("max", capacity, builder.constant(1e-30));
  return { rate, crowding: builder.binary("divide", occupied, room) };
}

function conversionExit(lowering: Lowering, process: ConvertProcess, rules: TermRules): Exit {
  const place = processPlace(lowering.context.model, process);
  const rate = lowering.lower(rules.exitRate(process), `${place}.rate`);
  const share = lowering.lower(process.yield, `${place}.yield`);
  return {
    rate: notNegative(lowering, rate),
    conversion: { to: process.to, yield: notNegative(lowering, share) },
  };
}

function arrivals(lowering: Lowering, process: ConvertProcess, rules: TermRules): number[] {
  const flow = rules.flow(process);
  if (flow === undefined) return [];
  const place = processPlace(lowering.context.model, process);
  const share = notNegative(lowering, lowering.lower(process.yield, `${place}.yield`));
  const value = lowering.lower(flow, `${place}.rate`);
  return [lowering.builder.binary("multiply", share, notNegative(lowering, value))];
}

function rateOf(lowering: Lowering, rate: Expression, place: string): number {
  return notNegative(lowering, lowering.lower(rate, `${place}.rate`));
}
