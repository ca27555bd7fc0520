import { randomBits } from "../../compile/random.ts";

/** Keeps what one seed gives for one purpose apart from what it gives for another. */
export const randomStreams = {
  latinHypercube: 1,
  sobolScramble: 2,
  morris: 3,
  bootstrap: 4,
  directions: 5,
};

/** Random numbers one after the other, the same on every machine for the same seed and stream. */
export interface RandomSequence {
  /** 32 random bits as an unsigned integer. */
  bits(): number;
  /** Uniform in [0, 1), a multiple of 2^-32. */
  uniform(): number;
  /** A whole number from 0 to `limit` - 1, each as likely as the others; `limit` up to 2^20. */
  below(limit: number): number;
}

export function randomSequence(seed: number, stream: number): RandomSequence {
  let drawn = 0;
  const bits = () => randomBits(seed, stream, drawn++);
  const uniform = () => bits() / 2 ** 32;
  return { bits, uniform, below: (limit) => Math.floor(uniform() * limit) };
}

/** 0 to `count` - 1 in random order, each order as likely as the others (Fisher and Yates). */
export function randomOrder(random: RandomSequence, count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const moved = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = moved;
  }
  return order;
}
