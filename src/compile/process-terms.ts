import type { Expression } from "../model/expression.ts";
import { isSigned } from "../model/is-signed.ts";
import type { ConvertProcess, Field, FixProcess, Process } from "../model/model.ts";
import { type Lowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { wallTerms } from "./wall-terms.ts";

/**
 * 1/min: how fast an implicit substrate is exchanged with the value that a `fix` process holds it at.
 * Far above any diffusion between voxels (D/h^2 is below 1e5 here), so that what differs is below
 * single precision, and far below its largest number, so that rate * step * value stays finite.
 */
export const FIX_RATE = 1e9;

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
  readonly conversion?: { readonly process: ConvertProcess; readonly yield: number };
}

export interface Growth {
  readonly rate: number;
  /** occupied/capacity, at least 0, with this value of the field itself; absent: no capacity. */
  readonly crowding?: (value: number) => number;
}

/** How a block reads conversions and fixed values. */
export interface TermRules {
  /** Rate at which a conversion empties its donor; for a compartment the mean over the tissue. */
  readonly exitRate: (process: ConvertProcess) => Expression;
  /**
   * Whether the rate is that of the start of the step (see Lowering.lowerAtStart): so are those at
   * which a compartment gives to the tissue, and what takes back from there must balance them.
   */
  readonly exitsAtStart: (process: ConvertProcess) => "start" | "field" | undefined;
  /** What lowers the rates and yields of conversions, where that is another than lowers the rest. */
  readonly exitLowering?: Lowering;
  /** What a conversion brings per min, yield included; undefined: it is handed over otherwise. */
  readonly arrival: (lowering: Lowering, process: ConvertProcess) => number | undefined;
  /** Whether a fixed value is a fast exchange here; else pass `fix` sets it. */
  readonly fixes: boolean;
  /** Whether a field's walls are terms here; else pass `transport` looks after them. */
  readonly hasWalls: (field: Field) => boolean;
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
  if (field === undefined || !rules.hasWalls(field)) return terms;
  for (const { rate, supply } of wallTerms(lowering, field, signed)) {
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
    if (process.from === of) {
      terms.exits.push(conversionExit(rules.exitLowering ?? lowering, process, rules));
    }
    const arriving = process.to === of ? rules.arrival(lowering, process) : undefined;
    if (arriving !== undefined) terms.sources.push(arriving);
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
      addExchange(lowering, terms, rate, process.target, `${place}.target`, signed);
      break;
    }
    case "fix": {
      if (!rules.fixes) break;
      const { builder } = lowering;
      const rate = builder.binary(
        "multiply",
        builder.constant(FIX_RATE),
        maskOf(lowering, process),
      );
      addExchange(lowering, terms, rate, process.value, `${place}.value`, signed);
      break;
    }
    case "growth":
      terms.growths.push(growthOf(lowering, process, place));
      break;
    case "react":
      terms.reactions.push(lowering.lower(process.rate, `${place}.rate`));
  }
}

function addExchange(
  lowering: Lowering,
  terms: MutableTerms,
  rate: number,
  target: Expression,
  place: string,
  signed: boolean,
): void {
  const supply = lowering.builder.binary("multiply", rate, lowering.lower(target, place));
  terms.exits.push({ rate });
  terms.sources.push(signed ? supply : notNegative(lowering, supply));
}

/** Where a fixed value holds, within [0, 1]. */
export function maskOf(lowering: Lowering, process: FixProcess): number {
  const place = `${processPlace(lowering.context.model, process)}.where`;
  const mask = notNegative(lowering, lowering.lower(process.where, place));
  return lowering.builder.binary("min", mask, lowering.builder.constant(1));
}

function growthOf(
  lowering: Lowering,
  process: { field: string; rate: Expression; occupied: Expression; capacity?: Expression },
  place: string,
): Growth {
  const { builder } = lowering;
  const rate = rateOf(lowering, process.rate, place);
  if (process.capacity === undefined) return { rate };
  const { field, occupied, capacity } = process;
  const crowding = (value: number): number => {
    const taken = lowering.lowerBeside(occupied, `${place}.occupied`, field, value);
    const limit = lowering.lower(capacity, `${place}.capacity`);
    // No capacity at all means full, not empty: the smallest divisor that counts.
    const room = builder.binary("max", limit, builder.constant(1e-30));
    return builder.binary("divide", notNegative(lowering, taken), room);
  };
  return { rate, crowding };
}

function conversionExit(lowering: Lowering, process: ConvertProcess, rules: TermRules): Exit {
  const place = processPlace(lowering.context.model, process);
  const start = rules.exitsAtStart(process);
  const expression = rules.exitRate(process);
  const rate =
    start === undefined
      ? lowering.lower(expression, `${place}.rate`)
      : lowering.lowerAtStart(expression, `${place}.rate`, start);
  return {
    rate: notNegative(lowering, rate),
    conversion: { process, yield: yieldOf(lowering, process) },
  };
}

/** At least 0. */
export function yieldOf(lowering: Lowering, process: ConvertProcess): number {
  const place = `${processPlace(lowering.context.model, process)}.yield`;
  return notNegative(lowering, lowering.lower(process.yield, place));
}

function rateOf(lowering: Lowering, rate: Expression, place: string): number {
  return notNegative(lowering, lowering.lower(rate, `${place}.rate`));
}
