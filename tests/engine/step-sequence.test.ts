import { describe, expect, test } from "vitest";
import { makeSchedule } from "../../src/engine/interventions.ts";
import {
  type NextStep,
  nextStep,
  sinceEventAfter,
  timeTolerance,
} from "../../src/engine/step-sequence.ts";
import type { Intervention } from "../../src/model/scenario.ts";

const one = { kind: "number", value: 1 } as const;

function dose(start: number, every = 0, count = 1): Intervention {
  return {
    type: "field",
    label: "dose",
    start,
    every,
    count,
    field: "u",
    action: "add",
    amount: one,
    where: one,
  };
}

function parameterWindow(
  start: number,
  stop: number,
  value: number,
  every = 0,
  count = 1,
): Intervention {
  return { type: "parameter", label: "p", start, stop, every, count, parameter: "p", value };
}

/** All steps from 0 to `until`. */
function walk(
  interventions: readonly Intervention[],
  until: number,
  scheme: "implicit" | "explicit" = "implicit",
  baseStep = 6,
): (NextStep & { readonly start: number })[] {
  const schedule = makeSchedule(interventions, timeTolerance(baseStep));
  const steps: (NextStep & { readonly start: number })[] = [];
  let time = 0;
  let sinceEvent = 0;
  for (;;) {
    const step = nextStep({ time, baseStep, scheme, sinceEvent, schedule, until });
    if (step === null) return steps;
    steps.push({ ...step, start: time });
    time = step.end;
    sinceEvent = sinceEventAfter(step);
  }
}

describe("step sequence", () => {
  test("grows from a twelfth of the step after the start", () => {
    expect(walk([], 25.5).map((step) => step.dt)).toEqual([0.5, 1, 2, 4, 6, 6, 6]);
  });

  test("is no longer than step control allows, and no sliver remains then either", () => {
    const schedule = makeSchedule([dose(20)], timeTolerance(6));
    const stepAt = (time: number, longest: number) =>
      nextStep({
        time,
        baseStep: 6,
        scheme: "implicit",
        sinceEvent: 9,
        schedule,
        until: 50,
        longest,
      });
    expect(stepAt(0, 2.5)?.dt).toBe(2.5);
    expect(stepAt(16, 2.5)).toMatchObject({ dt: 2, end: 18 });
    expect(stepAt(18, 2.5)).toMatchObject({ dt: 2, end: 20 });
    expect(stepAt(0, 60)?.dt).toBe(6);
  });

  test("keeps the full step in the explicit scheme", () => {
    expect(walk([], 18, "explicit").map((step) => step.dt)).toEqual([6, 6, 6]);
  });

  test("lands exactly on `until` and leaves no sliver", () => {
    for (const until of [0.1, 7.3, 13.500001, 100, 1000 / 3]) {
      const steps = walk([], until);
      expect(steps.at(-1)?.end).toBe(until);
      for (const [index, step] of steps.entries()) {
        const allowed = [0.5, 1, 2, 4][index] ?? 6;
        expect(step.dt).toBeLessThanOrEqual(allowed * (1 + 1e-6));
        expect(step.dt).toBeGreaterThan(Math.min(0.499 * allowed, 0.099));
      }
    }
  });

  test("applies each of a repeated dose once, exactly at its time", () => {
    const steps = walk([dose(10, 7.7, 5)], 100);
    const given = steps.filter((step) => step.due.length > 0);
    expect(given.map((step) => step.start)).toEqual([0, 1, 2, 3, 4].map((i) => 10 + i * 7.7));
    for (const step of given) {
      expect(step.sinceEvent).toBe(0);
      expect(step.dt).toBeLessThanOrEqual(0.5);
    }
  });

  test("takes an endless repetition lazily", () => {
    const steps = walk([dose(0, 30, Number.POSITIVE_INFINITY)], 95);
    expect(steps.filter((step) => step.due.length > 0).map((step) => step.start)).toEqual([
      0, 30, 60, 90,
    ]);
  });

  test("a dose at the end of the run is left for a run that goes on", () => {
    const atEnd = walk([dose(24)], 24);
    expect(atEnd.every((step) => step.due.length === 0)).toBe(true);
    expect(walk([dose(24)], 30).filter((step) => step.due.length > 0)).toHaveLength(1);
  });

  test("doses at the same time come in the order of the scenario", () => {
    const due = walk([dose(12), dose(3), dose(12)], 20).flatMap((step) => step.due);
    expect(due).toEqual([1, 0, 2]);
  });

  test("parameter windows are half open and steps land on their edges", () => {
    const interventions = [parameterWindow(10, 20, 5, 50, 3), parameterWindow(15, 18, 7)];
    const schedule = makeSchedule(interventions, timeTolerance(6));
    const inForce = (t: number): number | undefined => schedule.overridesAt(t)["p"];
    expect([9.99, 10, 15, 17.9, 18, 19.9, 20, 60, 70, 119.9, 120, 170].map(inForce)).toEqual([
      undefined,
      5,
      7,
      7,
      5,
      5,
      undefined,
      5,
      undefined,
      5,
      undefined,
      undefined,
    ]);
    const events = walk(interventions, 200)
      .filter((step) => step.sinceEvent === 0)
      .map((step) => step.start);
    expect(events).toEqual([0, 10, 15, 18, 20, 60, 70, 110, 120]);
  });

  test("a window without end stays in force", () => {
    const schedule = makeSchedule([parameterWindow(10, Number.POSITIVE_INFINITY, 2)], 1e-6);
    expect(schedule.overridesAt(1e9)["p"]).toBe(2);
    expect(schedule.nextStop(10)).toBe(Number.POSITIVE_INFINITY);
  });
});
