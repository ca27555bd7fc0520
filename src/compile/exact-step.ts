import type { BlockBuilder } from "./block-builder.ts";
import type { Terms } from "./process-terms.ts";

/** A field or compartment after dt, and what it hands over to others. */
export interface ExactStep {
  readonly value: number;
  /** Amounts that conversions add to other fields or compartments, yield included. */
  readonly handed: readonly { readonly to: string; readonly amount: number }[];
}

/**
 * Growth, exits and sources over one step in closed form (docs/numerics.md, "Populations and static
 * fields"): nothing becomes negative, nothing grows past its capacity, and what leaves is what
 * arrives, at any step.
 */
export function exactStep(builder: BlockBuilder, present: number, terms: Terms): ExactStep {
  const { multiply, add, subtract } = arithmetic(builder);
  const dt = builder.leaf({ op: "dt" });
  const grown = growStep(builder, present, terms, dt);
  const supplied = multiply(sum(builder, terms.sources), dt);
  const reacted = multiply(sum(builder, terms.reactions), dt);
  if (terms.exits.length === 0) {
    return { value: add(add(grown, supplied), reacted), handed: [] };
  }
  const rate = sum(
    builder,
    terms.exits.map((exit) => exit.rate),
  );
  const z = multiply(rate, dt);
  const stays = builder.unary("stay", z);
  const kept = multiply(grown, builder.unary("exp", builder.unary("negate", z)));
  const value = add(add(kept, multiply(supplied, stays)), reacted);
  const late = multiply(supplied, subtract(builder.constant(1), stays));
  const left = add(multiply(grown, builder.unary("leave", z)), late);
  const handed = terms.exits.flatMap((exit) => {
    if (exit.conversion === undefined) return [];
    const share =
      terms.exits.length === 1 ? left : multiply(left, divide(builder, exit.rate, rate));
    return [{ to: exit.conversion.to, amount: multiply(share, exit.conversion.yield) }];
  });
  return { value, handed };
}

/** Beverton-Holt: u (1 + a)/(1 + a N/K), a = e^(b dt) - 1; exact for one logistic population. */
function growStep(builder: BlockBuilder, present: number, terms: Terms, dt: number): number {
  const { multiply, add } = arithmetic(builder);
  const one = builder.constant(1);
  return terms.growths.reduce((value, growth) => {
    const gain = builder.unary("grow", multiply(growth.rate, dt));
    const factor = add(one, gain);
    if (growth.crowding === undefined) return multiply(value, factor);
    const held = divide(builder, factor, add(one, multiply(gain, growth.crowding)));
    return multiply(value, held);
  }, present);
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
