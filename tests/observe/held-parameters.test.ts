import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSchedule } from "../../src/engine/interventions.ts";
import type { Intervention, ParameterIntervention } from "../../src/model/scenario.ts";
import { heldParameters, sameHolds } from "../../src/observe/held-parameters.ts";
import { treatmentMarks } from "../../src/observe/treatment-marks.ts";

const DAY = 1440;
const time = { step: 30, scheme: "implicit" } as const;

function course(changes: Partial<ParameterIntervention>): ParameterIntervention {
  return {
    type: "parameter",
    label: "IFN-β therapy",
    parameter: "infusion",
    value: 2,
    start: 12 * DAY,
    stop: Number.POSITIVE_INFINITY,
    every: 0,
    count: 1,
    ...changes,
  };
}

const held = (interventions: readonly Intervention[], t: number) =>
  heldParameters({ interventions, time }, t);

describe("who holds a parameter", () => {
  it("is nobody before the start, and the treatment from it on", () => {
    const infusion = [course({})];
    expect(held(infusion, 12 * DAY - 30).size).toBe(0);
    expect(held(infusion, 12 * DAY).get("infusion")).toMatchObject({
      label: "IFN-β therapy",
      since: 12 * DAY,
      value: 2,
    });
    expect(held(infusion, 400 * DAY).size).toBe(1);
  });

  it("counts from the start of the present window", () => {
    const windows = [course({ stop: 13 * DAY, every: 7 * DAY, count: 2 })];
    expect(held(windows, 13 * DAY).size).toBe(0);
    expect(held(windows, 19.5 * DAY).get("infusion")).toMatchObject({
      since: 19 * DAY,
      until: 20 * DAY,
    });
    expect(held(windows, 26.5 * DAY).size).toBe(0);
  });

  it("is the last in order of several", () => {
    const both = [course({}), course({ label: "more", value: 5, start: 14 * DAY })];
    expect(held(both, 13 * DAY).get("infusion")?.label).toBe("IFN-β therapy");
    expect(held(both, 14 * DAY).get("infusion")).toMatchObject({ label: "more", value: 5 });
  });

  it("agrees with the value that the engines' schedule gives, at any time", () => {
    const some = fc.record({
      start: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 9 }),
      every: fc.integer({ min: 0, max: 9 }),
      count: fc.integer({ min: 0, max: 4 }),
      value: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        (all, half) => {
          const list = all.map(({ length, ...one }) =>
            course({ ...one, stop: one.start + length }),
          );
          const given = makeSchedule(list, 1e-6).overridesAt(half / 2);
          const hold = heldParameters(
            { interventions: list, time: { ...time, step: 1 } },
            half / 2,
          );
          expect(hold.get("infusion")?.value).toBe(given["infusion"]);
        },
      ),
    );
  });

  it("is the same answer until something changes", () => {
    const infusion = [course({})];
    expect(sameHolds(held(infusion, 13 * DAY), held(infusion, 15 * DAY))).toBe(true);
    expect(sameHolds(held(infusion, 11 * DAY), held(infusion, 15 * DAY))).toBe(false);
  });
});

it("marks every dose, and the start and end of courses", () => {
  const one = { kind: "number", value: 1 } as const;
  const dose: Intervention = {
    type: "field",
    label: "anti-PD-1",
    start: 12 * DAY,
    every: 14 * DAY,
    count: Number.POSITIVE_INFINITY,
    field: "u",
    action: "add",
    amount: one,
    where: one,
  };
  const marks = treatmentMarks([dose, course({ stop: 20 * DAY })], 40 * DAY);
  expect(marks.map(({ time: at, label, kind }) => [at / DAY, label, kind])).toEqual([
    [12, "anti-PD-1", "dose"],
    [12, "IFN-β therapy", "start"],
    [20, "IFN-β therapy", "stop"],
    [26, "anti-PD-1", "dose"],
    [40, "anti-PD-1", "dose"],
  ]);
});
