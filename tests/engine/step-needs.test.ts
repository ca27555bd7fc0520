import { describe, expect, it } from "vitest";
import { cyclesFor, mostCycles, pairsFor } from "../../src/engine/gpu/step-limits.ts";
import { blockLength, type Needs, StepNeeds } from "../../src/engine/gpu/step-needs.ts";

const needsOf = (pairs: number): Needs => ({ cycles: { whole: 1, first: 1, second: 1 }, pairs });

/** Goes through a block whose steps need so many pairs; returns what it goes by. */
async function block(needs: StepNeeds, pairs: number): Promise<number | null> {
  await needs.arrive();
  const known = needs.known?.last.pairs ?? null;
  while (needs.left > 1) {
    needs.count();
    needs.endBlock(() => Promise.reject(new Error("the block is not complete")));
    await needs.arrive();
    expect(needs.known?.last.pairs ?? null).toBe(known);
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
    await needs.arrive();
    expect(needs.known).toEqual({ last: needsOf(4), before: needsOf(3) });
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

describe("what steps are given", () => {
  const { ordinary } = mostCycles(1e-4);
  const of = (cycles: number, pairs: number): Needs => ({
    cycles: { whole: cycles, first: cycles, second: 1 },
    pairs,
  });

  it("is what two blocks needed, and one more where that grows", () => {
    const steady = { last: of(3, 4), before: of(3, 5) };
    expect(cyclesFor(steady, ordinary)).toEqual({ whole: 3, first: 3, second: 2 });
    expect(pairsFor(steady)).toEqual({ count: 5, mayNeedMore: true, mayNeedFewer: true });
    const growing = { last: of(4, 3), before: of(3, 2) };
    expect(cyclesFor(growing, ordinary)).toEqual({ whole: 5, first: 5, second: 2 });
    expect(pairsFor(growing).count).toBe(4);
    expect(pairsFor({ last: of(1, 0), before: of(1, 0) }).count).toBe(0);
    expect(pairsFor({ last: of(1, 0), before: null }).count).toBe(1);
  });

  it("is no more than there can be", () => {
    const many = { last: of(9, 32), before: null };
    expect(cyclesFor(many, ordinary)).toEqual({ ...ordinary, second: 2 });
    expect(pairsFor(many)).toEqual({ count: 32, mayNeedMore: false, mayNeedFewer: true });
  });
});
