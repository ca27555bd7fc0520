import { describe, expect, it } from "vitest";
import { blockLength, type Needs, StepNeeds } from "../../src/engine/gpu/step-needs.ts";

const needsOf = (pairs: number): Needs => ({ cycles: { whole: 1, first: 1, second: 1 }, pairs });

/** Goes through a block whose steps need so many pairs; returns what it counts on. */
async function block(needs: StepNeeds, pairs: number): Promise<number | null> {
  await needs.arrive();
  const known = needs.known?.pairs ?? null;
  while (needs.left > 1) {
    needs.count();
    needs.endBlock(() => Promise.reject(new Error("the block is not complete")));
    await needs.arrive();
    expect(needs.known?.pairs ?? null).toBe(known);
  }
  needs.count();
  needs.endBlock(() => Promise.resolve(needsOf(pairs)));
  return known;
}

describe("what steps are known to need", () => {
  it("is what the block before the last needed, but for the first after an event", async () => {
    const needs = new StepNeeds();
    expect(needs.left).toBe(blockLength);
    const known: (number | null)[] = [];
    for (const pairs of [1, 2, 3, 4, 5]) known.push(await block(needs, pairs));
    expect(known).toEqual([null, null, null, 2, 3]);
    needs.count();
    needs.reset();
    expect(needs.left).toBe(blockLength);
    known.length = 0;
    for (const pairs of [6, 7, 8, 9]) known.push(await block(needs, pairs));
    expect(known).toEqual([null, null, null, 7]);
  });

  it("is not learned from a reading that an event has overtaken", async () => {
    const needs = new StepNeeds();
    for (const pairs of [1, 2, 3]) await block(needs, pairs);
    const arriving = needs.arrive();
    needs.reset();
    await arriving;
    expect(needs.known).toBeNull();
  });

  it("is asked for by whoever waits for it, who hears of a lost device", async () => {
    const needs = new StepNeeds();
    await block(needs, 1);
    for (let n = 0; n < blockLength; n++) needs.count();
    needs.endBlock(() => Promise.reject(new Error("lost")));
    await block(needs, 2);
    await expect(needs.arrive()).rejects.toThrow("lost");
  });
});
