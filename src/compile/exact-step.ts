import type { ConvertProcess } from "../model/model.ts";
import type { BlockBuilder } from "./block-builder.ts";
import type { Growth, Terms } from "./process-terms.ts";

/** What a field or compartment gains over dt, and what it hands over to others. */
export interface ExactStep {
  /** gained - left */
  readonly change: number;
  readonly gained: number;
  readonly left: number;
  /** What comes in evenly over dt: sources, reactions, what others hand over. */
  readonly incoming: number;
  /** Whether it is u' = incoming/dt - rate u, and nothing else. */
  readonly isClosed: boolean;
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
 * Growth, exits, sources and reactions over one step in closed form (docs/numerics.md, "Populations and
 * static fields"), as an increment, so that single precision loses nothing of a slow one: nothing becomes
 * negative (but by a reaction), nothing grows past its capacity, and what leaves is what arrives, at any
 * step. `arriving`: an amount that others are sure to hand over evenly over the step; it is not counted as
 * gained.
 */
export function exactStep(
  builder: BlockBuilder,
  present: number,
  terms: Terms,
  arriving = builder.constant(0),
): ExactStep {
  const { add, subtract, multiply, divide, max } = arithmetic(builder);
  const dt = builder.leaf({ op: "dt" });
  const supplied = multiply(sum(builder, terms.sources), dt);
  const reacted = multiply(sum(builder, terms.reactions), dt);
  const incoming = add(add(supplied, reacted), arriving);
  const rate = sum(
    builder,
    terms.exits.map((exit) => exit.rate),
  );
  const { growth, left } = growAndLeave(builder, present, terms, { rate, incoming, dt });
  const gained = add(add(growth, supplied), reacted);
  // What is negative by a reaction gives nothing: it would make negative what may not become so.
  const given = terms.reactions.length === 0 ? left : max(left, builder.constant(0));
  const handed = terms.exits.flatMap((exit) => {
    if (exit.conversion === undefined) return [];
    const share = terms.exits.length === 1 ? given : multiply(given, divide(exit.rate, rate));
    const { process, yield: yielded } = exit.conversion;
    return [{ process, amount: multiply(share, yielded), rate: exit.rate }];
  });
  const isClosed = terms.growths.length === 0;
  return { change: subtract(gained, left), gained, left, incoming, isClosed, rate, handed };
}

/**
 * What grows and what leaves: exits and what comes in over half of the step, growth over all of it, and
 * the other half. Without growth the two halves are one.
 */
function growAndLeave(
  builder: BlockBuilder,
  present: number,
  { growths, exits }: Terms,
  { rate, incoming, dt }: { readonly rate: number; readonly incoming: number; readonly dt: number },
): { readonly growth: number; readonly left: number } {
  const { add, subtract, multiply } = arithmetic(builder);
  const half = (value: number) => multiply(builder.constant(0.5), value);
  const none = builder.constant(0);
  const leave = (value: number, coming: number, z: number): number => {
    const late = multiply(coming, subtract(builder.constant(1), builder.unary("stay", z)));
    return add(multiply(value, builder.unary("leave", z)), late);
  };
  const z = multiply(rate, dt);
  if (growths.length === 0) {
    return { growth: none, left: exits.length === 0 ? none : leave(present, incoming, z) };
  }
  const arrived = add(present, half(incoming));
  const leftBefore = exits.length === 0 ? none : leave(present, half(incoming), half(z));
  const middle = subtract(arrived, leftBefore);
  const growth = growthStep(builder, middle, growths, dt);
  const leftAfter = exits.length === 0 ? none : leave(add(middle, growth), half(incoming), half(z));
  return { growth, left: add(leftBefore, leftAfter) };
}

/**
 * Growth u' = b u (1 - o - c u), o being what others take of the capacity and c u what the field itself
 * does: u f (1 - o - c u)/(1 + c u f), f = (e^z - 1) b dt/z, z = b dt (1 - o); exact while o stays as it
 * is (Beverton and Holt's map where there are no others), and never past the capacity. What the field
 * itself takes is the larger of what it does now and of its share in what it would take if it took
 * nothing (u e^z): beside others that fill the place a trace of it is below their last digit.
 */
function growthStep(
  builder: BlockBuilder,
  present: number,
  growths: readonly Growth[],
  dt: number,
): number {
  const { add, subtract, multiply, divide, max } = arithmetic(builder);
  const one = builder.constant(1);
  const none = builder.constant(0);
  return growths.reduce((grown, growth) => {
    const gain = multiply(growth.rate, dt);
    const value = add(present, grown);
    if (growth.crowding === undefined) {
      return add(grown, multiply(value, builder.unary("grow", gain)));
    }
    const all = growth.crowding(value);
    const others = growth.crowding(none);
    const space = max(none, subtract(one, others));
    const z = multiply(gain, subtract(one, others));
    const most = multiply(gain, builder.unary("stay", builder.unary("negate", z)));
    const times = add(one, multiply(most, space));
    const alone = subtract(growth.crowding(multiply(value, times)), others);
    const own = max(max(none, subtract(all, others)), divide(alone, times));
    const room = subtract(one, all);
    return add(grown, multiply(value, divide(multiply(most, room), add(one, multiply(own, most)))));
  }, none);
}

export function sum(builder: BlockBuilder, values: readonly number[]): number {
  return values.reduce((total, value) => builder.binary("add", total, value), builder.constant(0));
}

/** Operations of a block as functions. */
export function arithmetic(builder: BlockBuilder) {
  return {
    add: (a: number, b: number) => builder.binary("add", a, b),
    subtract: (a: number, b: number) => builder.binary("subtract", a, b),
    multiply: (a: number, b: number) => builder.binary("multiply", a, b),
    divide: (a: number, b: number) => builder.binary("divide", a, b),
    min: (a: number, b: number) => builder.binary("min", a, b),
    max: (a: number, b: number) => builder.binary("max", a, b),
  };
}
