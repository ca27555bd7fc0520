import { describe, expect, test } from "vitest";
import { readTime } from "../../src/ui/read-time.ts";
import { keyTarget } from "../../src/ui/seeker.ts";
import { keyStep, timeAt } from "../../src/ui/time-scale.ts";

const DAY = 1440;

test.each([
  ["30", "d", 30 * DAY],
  ["30 d", "min", 30 * DAY],
  ["day 30", "h", 30 * DAY],
  ["Day 12,5", "d", 12.5 * DAY],
  ["d3", "h", 3 * DAY],
  ["36h", "d", 36 * 60],
  ["1/2 days", "min", 720],
  ["90 min", "d", 90],
  ["12", "h", 720],
  ["1e3", "min", 1000],
])("“%s” is a time, counted in %s", (text, unit, time) => {
  expect(readTime(text, unit)).toEqual({ time });
});

test.each(["soon", "-3 d", "", "3 moons"])("“%s” is none, and it is said why", (text) => {
  expect(readTime(text, "d")).toHaveProperty("problem");
});

describe("the playhead", () => {
  test("is dragged to times as round as pixels are wide", () => {
    expect(timeAt(0.5, 40 * DAY, 1000)).toBe(20 * DAY);
    expect(timeAt(0.3333, 40 * DAY, 1000) % 10).toBe(0);
    expect(timeAt(-1, 40 * DAY, 1000)).toBe(0);
    expect(timeAt(2, 40 * DAY, 1000)).toBe(40 * DAY);
    expect(timeAt(0.3333, 10, 1000)).toBeCloseTo(3.333);
  });

  const range = { end: 40 * DAY, newest: 17 * DAY + 5 };

  test("goes by keys to round times, within the timeline", () => {
    const step = keyStep(range.end);
    expect(step).toBe(12 * 60);
    const at = 3 * DAY + 7;
    expect(keyTarget("ArrowRight", at, range)).toBe(3.5 * DAY);
    expect(keyTarget("ArrowLeft", at, range)).toBe(3 * DAY);
    expect(keyTarget("ArrowLeft", 3 * DAY, range)).toBe(2.5 * DAY);
    expect(keyTarget("PageUp", 3 * DAY, range)).toBe(8 * DAY);
    expect(keyTarget("PageDown", 3 * DAY, range)).toBe(0);
    expect(keyTarget("ArrowRight", range.end, range)).toBe(range.end);
  });

  test("and to the start and to the newest state", () => {
    expect(keyTarget("Home", DAY, range)).toBe(0);
    expect(keyTarget("End", DAY, range)).toBe(range.newest);
    expect(keyTarget("a", DAY, range)).toBe(null);
    expect(keyTarget("toString", DAY, range)).toBe(null);
  });
});
