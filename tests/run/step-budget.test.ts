import { describe, expect, it } from "vitest";
import { type Budget, FIRST_BUDGET, learn, takeSteps } from "../../src/run/step-budget.ts";

/** Frames of 16 ms at a speed, on a machine on which a step takes `msPerStep`. */
function run(speed: number, step: number, msPerStep: number, frames: number) {
  let budget: Budget = FIRST_BUDGET;
  let steps = 0;
  let longest = 0;
  for (let frame = 0; frame < frames; frame++) {
    const taken = takeSteps(budget, 16, speed, step);
    steps += taken.count;
    longest = Math.max(longest, taken.count * msPerStep);
    budget = learn(taken.budget, taken.count, taken.count * msPerStep);
  }
  return { steps, longest };
}

describe("takeSteps", () => {
  it("keeps the wanted speed where the machine can", () => {
    const { steps } = run(600, 6, 0.1, 625);
    expect(steps).toBeGreaterThan(980);
    expect(steps).toBeLessThanOrEqual(1000);
  });

  it("takes a slow step now and then, not one per frame", () => {
    expect(run(6, 6, 1, 625).steps).toBe(10);
  });

  it("never submits more than the target allows on a slow machine", () => {
    expect(run(Number.POSITIVE_INFINITY, 6, 5, 200).longest).toBeLessThanOrEqual(12);
  });

  it("still moves when a single step takes longer than the target", () => {
    expect(run(Number.POSITIVE_INFINITY, 6, 80, 50).steps).toBe(50);
  });

  it("does not make up for the time that a hidden page missed", () => {
    const { count, budget } = takeSteps({ owed: 0, batch: 1000 }, 3_600_000, 600, 6);
    expect(count).toBe(25);
    expect(budget.owed).toBe(0);
  });

  it("forgets steps that the machine cannot afford", () => {
    const { budget } = takeSteps({ owed: 0, batch: 2 }, 16, 1e6, 1);
    expect(budget.owed).toBe(2);
  });
});

describe("learn", () => {
  it("at most doubles a full, quick batch", () => {
    expect(learn({ owed: 0, batch: 8 }, 8, 0.1).batch).toBe(16);
  });

  it("cuts at once after a long submit", () => {
    expect(learn({ owed: 0, batch: 64 }, 64, 120).batch).toBe(6);
  });

  it("learns nothing from a batch that was not full but quick", () => {
    expect(learn({ owed: 0, batch: 64 }, 2, 0.1).batch).toBe(64);
  });

  it("never goes below one step", () => {
    expect(learn({ owed: 0, batch: 1 }, 1, 5000).batch).toBe(1);
  });
});
