import { apply, bits, type Code, constant, get, set } from "./wasm-code.ts";

/** A value u and what single precision could not hold of it: the amount is u + e. */
export interface Carried {
  readonly value: number;
  readonly carry: number;
}

/** Below this a value counts as this large when its quantum is taken. */
const LEAST = 1e-30;
const EXPONENT = 0x7f800000;
const SMALLEST_NORMAL = 1.1754943508222875e-38;

const single = new Float32Array(1);
const pattern = new Uint32Array(single.buffer);

/**
 * (u, e) with an increment added (docs/numerics.md, "Carry"): u moves by a whole number of its last
 * places, the rest is carried. Every operation is rounded to single precision, as in
 * `addWithCarryCode` and as changeField of the shaders does.
 */
export function addWithCarry({ value, carry }: Carried, change: number, signed: boolean): Carried {
  const total = Math.fround(carry + change);
  single[0] = Math.max(Math.abs(value), Math.abs(Math.fround(value + total)), LEAST);
  pattern[0] = (pattern[0] as number) & EXPONENT;
  const quantum = (single[0] as number) * 2 ** -23;
  const moved = roundToEven(total / quantum) * quantum;
  const next = Math.fround(value + moved);
  const rest = Math.fround(total - moved);
  if (signed || next >= 0) return { value: flushed(next), carry: flushed(rest) };
  return { value: 0, carry: flushed(Math.fround(rest + next)) };
}

function flushed(value: number): number {
  return Math.abs(value) < SMALLEST_NORMAL ? 0 : value;
}

function roundToEven(value: number): number {
  const low = Math.floor(value);
  const above = value - low;
  if (above !== 0.5) return above > 0.5 ? low + 1 : low;
  return low % 2 === 0 ? low : low + 1;
}

/**
 * The same for four voxels. `value` and `carry` load u and e; `locals` are four free vector locals.
 * Sets the third to u' and the fourth to e'. Of what is `solved` u moves by the change alone: its carry is
 * what the next solve has to spread, and would make u rough.
 */
export function addWithCarryCode(
  value: Code,
  carry: Code,
  change: Code,
  { signed, solved }: { readonly signed: boolean; readonly solved: boolean },
  locals: readonly [number, number, number, number],
): Code {
  const [total, quantum, next, rest] = locals;
  const most = apply(
    "max",
    apply("abs", get(next)),
    apply("abs", apply("add", get(next), get(total))),
  );
  const big = apply("and", apply("max", most, constant(LEAST)), bits(EXPONENT));
  const steps = apply("nearest", apply("divide", get(total), get(quantum)));
  const move = [
    ...set(total, solved ? change : apply("add", carry, change)),
    ...set(next, value),
    ...set(quantum, apply("multiply", big, constant(2 ** -23))),
    ...set(quantum, apply("multiply", steps, get(quantum))),
    ...set(next, apply("add", get(next), get(quantum))),
    ...set(rest, apply("subtract", get(total), get(quantum))),
  ];
  const limit = [
    ...set(rest, apply("add", get(rest), apply("min", get(next), constant(0)))),
    ...set(next, apply("max", get(next), constant(0))),
  ];
  const keep = set(rest, apply("add", get(rest), carry));
  return [...move, ...(signed ? [] : limit), ...(solved ? keep : [])];
}
