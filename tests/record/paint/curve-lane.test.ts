import { expect, it } from "vitest";
import { nameBegin, valueAxis } from "../../../src/record/paint/curve-lane.ts";

it("the name of a mark stands over it, aside where it would be cut, and nowhere where it cannot", () => {
  expect(nameBegin(100, 40, 0, 300)).toBe(80);
  expect(nameBegin(10, 40, 0, 300)).toBe(0);
  expect(nameBegin(290, 40, 0, 300)).toBe(260);
  expect(nameBegin(100, 40, 95, 300)).toBe(95);
  expect(nameBegin(100, 40, 101, 300)).toBe(null);
  expect(nameBegin(10, 400, 0, 300)).toBe(null);
});

it("an axis of what is 0 all along begins at 0", () => {
  const series = [{ name: "hits", label: "Hits", color: "#fff", unit: "1" }];
  const data = (values: readonly number[]) => ({
    times: values.map((_, index) => index),
    columns: new Map([["hits", values]]),
  });
  const axisOf = (values: readonly number[]) =>
    valueAxis({ series, unit: "1" } as unknown as Parameters<typeof valueAxis>[0], [data(values)]);
  expect(axisOf([0, 0])).toEqual({ low: 0, high: 1 });
  expect(axisOf([])).toEqual({ low: 0, high: 1 });
  expect(axisOf([0, 2]).low).toBe(0);
  expect(axisOf([10, 11]).low).toBeGreaterThan(9);
});
