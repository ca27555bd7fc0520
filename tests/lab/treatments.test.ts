import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSchedule } from "../../src/engine/interventions.ts";
import type { Treatment } from "../../src/lab/document.ts";
import { createLab } from "../../src/lab/lab.ts";
import { firstDifference } from "../../src/lab/treatments/first-difference.ts";
import { fromNowOn } from "../../src/lab/treatments/from-now-on.ts";
import { splitIntervention } from "../../src/lab/treatments/split-treatment.ts";
import { durationText } from "../../src/lab/treatments/times.ts";
import { parseDuration } from "../../src/model/units.ts";
import { resolveIntervention } from "../../src/preset/resolve-intervention.ts";
import type { InterventionFile } from "../../src/preset/scene-schema.ts";
import { open, smallBase, smallDocument } from "./open-base.ts";

const base = smallBase();
const END = 2000;

/** What an engine would be told, dose by dose and minute by minute: the judge of all below. */
function history(interventions: readonly InterventionFile[]): readonly string[] {
  const resolved = interventions.map((one) => resolveIntervention(one, "", base.context));
  const schedule = makeSchedule(resolved, 1e-6);
  return Array.from({ length: END }, (_, t) => {
    const due = schedule.dueAt(t).map((index) => JSON.stringify(resolved[index]));
    const doses = due.map((dose) => dose.replace(/"(start|every|count)":[^,]*,/g, "")).sort();
    return JSON.stringify([doses, schedule.overridesAt(t)]);
  });
}

const integer = (min: number, max: number) => fc.integer({ min, max });

const dose: fc.Arbitrary<InterventionFile> = fc
  .record(
    {
      start: integer(0, 900),
      every: integer(10, 300),
      count: integer(1, 6),
      length: integer(1, 900),
    },
    { requiredKeys: ["start"] },
  )
  .map(({ start, every, count, length }) => ({
    label: "dose",
    start: `${start} min`,
    ...(every !== undefined && { every: `${every} min` }),
    ...(every !== undefined && count !== undefined && { count }),
    ...(length !== undefined && { stop: `${start + length} min` }),
    field: "plasma",
    add: 1,
  }));

const window: fc.Arbitrary<InterventionFile> = fc
  .record(
    {
      start: integer(0, 900),
      length: integer(1, 300),
      pause: integer(0, 200),
      count: integer(1, 5),
    },
    { requiredKeys: ["start"] },
  )
  .map(({ start, length, pause, count }) => ({
    label: "window",
    start: `${start} min`,
    ...(length !== undefined && { stop: `${start + length} min` }),
    ...(length !== undefined && pause !== undefined && { every: `${length + pause} min` }),
    ...(length !== undefined && pause !== undefined && count !== undefined && { count }),
    parameter: "k",
    value: 0.5,
  }));

const intervention = fc.oneof(dose, window);

describe("a treatment that is split", () => {
  it("does at every minute what it did whole", () => {
    let split = 0;
    fc.assert(
      fc.property(intervention, integer(0, 1200), (whole, at) => {
        const parts = partsOf(whole, at);
        if (parts === null) return;
        split++;
        expect(history(parts)).toEqual(history([whole]));
        // What begins in the later part begins at the time or after it.
        expect(parseDuration(parts[1]!.start, "")).toBeGreaterThanOrEqual(at);
        expect(parseDuration(parts[0]!.start, "")).toBeLessThan(at);
      }),
      { numRuns: 300 },
    );
    // A sixth of them, as it happens.
    expect(split).toBeGreaterThan(15);
  });
});

it("a dose at the very time of a split is one of the later part", () => {
  const course = { field: "plasma", add: 1, start: "6 d", every: "3 d", count: 4 };
  const [before, after] = splitIntervention(course, 12 * 1440);
  expect([before.count, after.start, after.count]).toEqual([2, "12 d", 2]);
});

/** null: it does not act on both sides. */
function partsOf(whole: InterventionFile, at: number): readonly InterventionFile[] | null {
  try {
    return splitIntervention(whole, at);
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringMatching(/both before and after/) });
    return null;
  }
}

describe("the first difference of two lists", () => {
  it("is not after the first minute at which they differ", () => {
    const list = fc
      .array(fc.record({ on: fc.boolean(), intervention }), { maxLength: 3 })
      .map((ones): Treatment[] => ones.map((one, index) => ({ id: `t${index}`, ...one })));
    const active = (treatments: readonly Treatment[]) =>
      history(treatments.flatMap((one) => (one.on ? [one.intervention] : [])));
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [one, other] = [active(a), active(b)];
        const differs = one.findIndex((state, t) => state !== other[t]);
        const told = firstDifference(a, b);
        if (differs !== -1) expect(told).toBeLessThanOrEqual(differs);
        expect(firstDifference(a, structuredClone(a))).toBe(Infinity);
      }),
      { numRuns: 300 },
    );
  });

  it("knows what of a series is still to come", () => {
    const given = (changes: object): Treatment[] => [
      {
        id: "a",
        on: true,
        intervention: { start: "1 d", every: "2 d", count: 4, field: "plasma", add: 1, ...changes },
      },
    ];
    const from = (changes: object): number => firstDifference(given({}), given(changes)) / 1440;
    expect(from({ count: 2 })).toBe(5);
    expect(from({ count: 6 })).toBe(9);
    expect(from({ every: "3 d" })).toBe(3);
    expect(from({ add: 2 })).toBe(1);
    expect(from({ start: "0.5 d" })).toBe(0.5);
    expect(from({ label: "another name" })).toBe(Infinity);
    expect(firstDifference(given({}), []) / 1440).toBe(1);
    // What is off does nothing, whatever it would do.
    const off = (list: readonly Treatment[]) => list.map((one) => ({ ...one, on: false }));
    expect(firstDifference(given({}), off(given({}))) / 1440).toBe(1);
    expect(firstDifference(off(given({})), off(given({ add: 2 })))).toBe(Infinity);
    expect(firstDifference(off(given({})), [])).toBe(Infinity);
  });
});

describe("a change from now on", () => {
  const lab = createLab(smallDocument(), base, { open });
  const acting = () => lab.treatments.value.flatMap((one) => (one.on ? [one.intervention] : []));
  const changes = fc.oneof(
    fc.record({ kind: fc.constant("change-treatment" as const), dose: fc.constant(0.25) }),
    fc.record({ kind: fc.constant("switch-treatment" as const), on: fc.constant(false) }),
    fc.record({ kind: fc.constant("delete-treatment" as const) }),
    fc.record({ kind: fc.constant("move-treatment" as const), start: integer(0, 1500) }),
  );
  /** min; of windows that repeat */
  const lengths = integer(1, 300);

  it("leaves every minute of the past, and is what was asked from then on", () => {
    let count = 0;
    fc.assert(
      fc.property(intervention, changes, integer(1, 1200), (one, change, now) => {
        lab.send({
          kind: "set-treatments",
          treatments: [{ id: "a", on: true, intervention: one }],
        });
        const command = fromNowOn({ ...change, id: "a" }, now, lab.document.value, base);
        if (command === null) return;
        count++;
        const before = lab.treatments.value;
        const past = history(acting());
        const asked = lab.preview({ ...change, id: "a" });
        const wanted = history(asked.treatments!.flatMap((t) => (t.on ? [t.intervention] : [])));
        lab.send(command);
        const after = history(acting());
        expect(firstDifference(before, lab.treatments.value)).toBeGreaterThanOrEqual(0);
        // A window that is open when it is split in a series ends as it was.
        const until = "parameter" in one && one.every !== undefined ? lastStart(one, now) : now;
        expect(after.slice(0, now)).toEqual(past.slice(0, now));
        if (change.kind !== "move-treatment")
          expect(after.slice(until)).toEqual(wanted.slice(until));
      }),
      { numRuns: 400 },
    );
    expect(count).toBeGreaterThan(20);
  });

  it("ends each of the windows to come as the first one is to end", () => {
    let count = 0;
    fc.assert(
      fc.property(window, lengths, integer(1, 1200), (one, length, now) => {
        const start = parseDuration(one.start, "");
        if (one.every === undefined || length > parseDuration(one.every, "")) return;
        lab.send({
          kind: "set-treatments",
          treatments: [{ id: "a", on: true, intervention: one }],
        });
        const change = { kind: "change-treatment", id: "a", stop: start + length } as const;
        const command = fromNowOn(change, now, lab.document.value, base);
        if (command === null) return;
        count++;
        const past = history(acting());
        const asked = history(lab.preview(change).treatments!.map((t) => t.intervention));
        lab.send(command);
        const after = history(acting());
        const from = lastStart(one, now);
        expect(after.slice(0, from)).toEqual(past.slice(0, from));
        expect(after.slice(from)).toEqual(asked.slice(from));
      }),
      { numRuns: 400 },
    );
    expect(count).toBeGreaterThan(20);
  });

  it("counts what was given", () => {
    lab.send({ kind: "set-treatments", treatments: null });
    const command = { kind: "change-treatment", id: "p1", count: 5 } as const;
    lab.send(fromNowOn(command, 10 * 1440, lab.document.value, base)!);
    expect(lab.treatments.value.slice(0, 2)).toMatchObject([
      { id: "p1", intervention: { start: "6 d", count: 2 } },
      { id: "later", intervention: { start: "12 d", count: 3 } },
    ]);
    const past = { kind: "delete-treatment", id: "p1" } as const;
    expect(fromNowOn(past, 10 * 1440, lab.document.value, base)).toBeNull();
  });
});

it("what is moved into the past from now on begins now", () => {
  const lab = createLab(smallDocument(), base, { open });
  // Days 6, 9 and 12, four days earlier.
  const command = { kind: "move-treatment", id: "p1", start: 2 * 1440 } as const;
  lab.send(fromNowOn(command, 10 * 1440, lab.document.value, base)!);
  expect(lab.treatments.value.slice(0, 2)).toMatchObject([
    { id: "p1", intervention: { start: "6 d", count: 2 } },
    { id: "later", intervention: { start: "10 d" } },
  ]);
});

/** Start of the next window of a series, min. */
function lastStart(one: InterventionFile, now: number): number {
  const [start, every] = [parseDuration(one.start, ""), parseDuration(one.every!, "")];
  return Math.max(start, start + Math.ceil((now - start) / every) * every);
}

describe("durations in files", () => {
  it("give the very same number of minutes back", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (minutes) => {
        expect(parseDuration(durationText(minutes + 0), "")).toBe(minutes + 0);
      }),
    );
    expect([0, 30, 90, 1440, 17_280, 100].map(durationText)).toEqual([
      "0 min",
      "30 min",
      "1.5 h",
      "1 d",
      "12 d",
      "100 min",
    ]);
  });
});
