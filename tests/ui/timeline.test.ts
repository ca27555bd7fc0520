import { describe, expect, it } from "vitest";
import type { InterventionFile } from "../../src/preset/scene-schema.ts";
import {
  daysOf,
  minutesOf,
  readCount,
  readDays,
  readDaysOrEver,
  readHours,
} from "../../src/ui/timeline/durations.ts";
import { laneMarks } from "../../src/ui/timeline/lane-marks.ts";
import { snapBeside, snapStep, snapTo, snapUp } from "../../src/ui/timeline/snap.ts";

const DAY = 1440;
const dose = (entries: object): InterventionFile =>
  ({ start: "12 d", field: "drug", add: 1, ...entries }) as InterventionFile;
const held = (entries: object): InterventionFile =>
  ({ start: "12 d", parameter: "k", value: 1, ...entries }) as InterventionFile;

describe("marks of a row", () => {
  const marks = (one: InterventionFile, pixels = 800) =>
    laneMarks(one, 40 * DAY, pixels / (40 * DAY)).map(({ shape, from, to }) => [
      shape,
      from / DAY,
      to / DAY,
    ]);

  it("are points for doses, as far as the timeline goes", () => {
    expect(marks(dose({}))).toEqual([["point", 12, 12]]);
    expect(marks(dose({ every: "14 d", count: 2 }))).toEqual([
      ["point", 12, 12],
      ["point", 26, 26],
    ]);
    expect(marks(dose({ every: "14 d" }))).toEqual([
      ["point", 12, 12],
      ["point", 26, 26],
      ["point", 40, 40],
    ]);
  });

  it("are a bar for a window and for doses that would touch", () => {
    expect(marks(held({}))).toEqual([["bar", 12, Infinity]]);
    expect(marks(held({ stop: "20 d" }))).toEqual([["bar", 12, 20]]);
    expect(marks(held({ stop: "14 d", every: "7 d", count: 2 }))).toEqual([
      ["bar", 12, 14],
      ["bar", 19, 21],
    ]);
    expect(marks(dose({ every: "1 d", count: 10 }), 800)).toHaveLength(10);
    expect(marks(dose({ every: "1 d", count: 10 }), 300)).toEqual([["series", 12, 21]]);
  });

  it("are there where a treatment begins after the end", () => {
    expect(marks(dose({ start: "50 d" }))).toEqual([["point", 50, 50]]);
  });

  it("have a bound", () => {
    expect(laneMarks(dose({ start: "0 d", every: "1 min" }), 40 * DAY, 100).length).toBe(120);
  });
});

describe("snapping", () => {
  it("goes by hours or days, as the timeline is wide", () => {
    expect(snapStep(800 / (40 * DAY))).toBe(360);
    expect(snapStep(800 / DAY)).toBe(15);
    expect(snapStep(650 / (400 * DAY))).toBe(7 * DAY);
    expect(snapTo(1000, 360)).toBe(1080);
    expect(snapUp(1080, 360)).toBe(1080);
    expect(snapUp(1081, 360)).toBe(1440);
    expect(snapBeside(1080, 360, 1)).toBe(1440);
    expect(snapBeside(1100, 360, -1)).toBe(1080);
  });
});

describe("durations of a person", () => {
  it("are days without a unit, and may have one or several", () => {
    for (const [text, days] of [
      ["12", 12],
      ["36 h", 1.5],
      ["12 d 6 h", 12.25],
      ["2 weeks", 14],
      ["day 3", 3],
      ["0,5", 0.5],
      ["90 min", 0.0625],
    ] as const) {
      expect(readDays(text), text).toEqual({ value: days });
    }
    expect(readDays("3 mm")).toHaveProperty("problem");
    expect(readHours("12")).toEqual({ value: 12 });
    expect(readHours("1 d 6 h")).toEqual({ value: 30 });
    expect(readDaysOrEver("")).toEqual({ value: Infinity });
    expect(readCount("∞")).toEqual({ value: Infinity });
    expect(readCount("2.5")).toHaveProperty("problem");
  });

  it("come back from minutes as they were", () => {
    for (const minutes of [15, 60, 100, 1440, 17_280 + 60]) {
      expect(minutesOf(daysOf(minutes))).toBe(minutes);
    }
  });
});
