import type { ConvertProcess } from "../model/model.ts";
import type { BlockBuilder } from "./block-builder.ts";
import type { Terms } from "./process-terms.ts";

/** What a field or compartment gains over dt, and what it hands over to others. */
export interface ExactStep {
  /** gained - left */
  readonly change: number;
  readonly gained: number;
  readonly left: number;
  /** Of all exits, 1/min. */
  readonly rate: number;
  /** Amounts that conversions add to other fields or compartments, yield included. */
  readonly handed: readonly Handed[];
}

/** An amount that one conversion adds elsewhere, and the rate at which it took it from here. */
export interface Handed {
  readonly process: ConvertProcess;
  readonly amount: number;
  readonly rate: number;
}

/**
 * Growth, exits and sources over one step in closed form (docs/numerics.md, "Populations and static
 * fields"), as an increment, so that single precision loses nothing of a slow one: nothing becomes
 * negative, nothing grows past its capacity, and what leaves is what arrives, at any step.
 */
export function exactStep(builder: BlockBuilder, present: number, terms: Terms): ExactStep {
  const { multiply, add, subtract } = arithmetic(builder);
  const dt = builder.leaf({ op: "dt" });
  const growth = growthStep(builder, present, terms, dt);
  const supplied = multiply(sum(builder, terms.sources), dt);
  const gained = add(add(growth, supplied), multiply(sum(builder, terms.reactions), dt));
  if (terms.exits.length === 0) {
    const none = builder.constant(0);
    return { change: gained, gained, left: none, rate: none, handed: [] };
  }
  const rate = sum(
    builder,
    terms.exits.map((exit) => exit.rate),
  );
  const z = multiply(rate, dt);
  const late = multiply(supplied, subtract(builder.constant(1), builder.unary("stay", z)));
  const left = add(multiply(add(present, growth), builder.unary("leave", z)), late);
  const handed = terms.exits.flatMap((exit) => {
    if (exit.conversion === undefined) return [];
    const share =
      terms.exits.length === 1 ? left : multiply(left, divide(builder, exit.rate, rate));
    const { process, yield: yielded } = exit.conversion;
    return [{ process, amount: multiply(share, yielded), rate: exit.rate }];
  });
  return { change: subtract(gained, left), gained, left, rate, handed };
}

/** Beverton-Holt: u a (1 - N/K)/(1 + a N/K), a = e^(b dt) - 1; exact for one logistic population. */
function growthStep(builder: BlockBuilder, present: number, terms: Terms, dt: number): number {
  const { multiply, add, subtract } = arithmetic(builder);
  const one = builder.constant(1);
  return terms.growths.reduce((grown, growth) => {
    const gain = builder.unary("grow", multiply(growth.rate, dt));
    const value = add(present, grown);
    if (growth.crowding === undefined) return add(grown, multiply(value, gain));
    const room = subtract(one, growth.crowding);
    const factor = divide(builder, multiply(gain, room), add(one, multiply(gain, growth.crowding)));
    return add(grown, multiply(value, factor));
  }, builder.constant(0));
}

export function sum(builder: BlockBuilder, values: readonly number[]): number {
  return values.reduce((total, value) => builder.binary("add", total, value), builder.constant(0));
}

function divide(builder: BlockBuilder, a: number, b: number): number {
  return builder.binary("divide", a, b);
}

function arithmetic(builder: BlockBuilder) {
  return {
    add: (a: number, b: number) => builder.binary("add", a, b),
    subtract: (a: number, b: number) => builder.binary("subtract", a, b),
    multiply: (a: number, b: number) => builder.binary("multiply", a, b),
  };
}
