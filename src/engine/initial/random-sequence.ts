import { randomUniform } from "../../compile/random.ts";

/** A sequence of uniform numbers in [0, 1), fixed by seed and stream. */
export function randomSequence(seed: number, stream: number): () => number {
  let index = 0;
  return () => randomUniform(seed, stream, index++);
}

/** A standard normal number (Box and Muller) from a sequence of uniform ones. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
