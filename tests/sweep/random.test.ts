import { describe, expect, it } from "vitest";
import { randomOrder, randomSequence } from "../../src/sweep/designs/random.ts";

describe("random orders", () => {
  it("are each as likely as the others", () => {
    const random = randomSequence(1, 99);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw++) {
      const order = randomOrder(random, 4).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // Chi-squared with 23 degrees of freedom: 49.7 in one of a thousand cases.
    const squared = [...counts.values()].reduce((sum, held) => sum + (held - 1000) ** 2 / 1000, 0);
    expect(squared).toBeLessThan(49.7);
  });
});

describe("random numbers", () => {
  it("do not repeat between seeds and streams", () => {
    const drawn = [0, 1, 2].flatMap((seed) =>
      [1, 2, 3, 4].flatMap((stream) => {
        const random = randomSequence(seed, stream);
        return Array.from({ length: 50 }, () => random.bits());
      }),
    );
    // Two of 600 numbers of 32 bits are the same in one of 24 000 cases.
    expect(new Set(drawn).size).toBe(600);
  });
});
