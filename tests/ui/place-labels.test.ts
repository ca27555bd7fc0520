import fc from "fast-check";
import { expect, it } from "vitest";
import { placeLabels } from "../../src/look/overlay/place-labels.ts";
import { beginningOf, indexAt, valueAtTime } from "../../src/observe/curve-data.ts";

const heights = fc.array(fc.double({ min: -20, max: 220, noNaN: true }), { maxLength: 12 });

it("no label lies over another, all within the plot, in the order of their lines", () => {
  fc.assert(
    fc.property(heights, (wanted) => {
      const places = placeLabels(wanted, 14, 7, 193);
      const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
      for (const [rank, index] of order.entries()) {
        expect(places[index]!).toBeGreaterThanOrEqual(7 - 1e-6);
        expect(places[index]!).toBeLessThanOrEqual(193 + 1e-6);
        if (rank === 0) continue;
        expect(places[index]! - places[order[rank - 1]!]!).toBeGreaterThanOrEqual(14 - 1e-6);
      }
    }),
  );
});

it("a label that has room stays where its line ends", () => {
  expect(placeLabels([20, 100, 60], 14, 7, 193)).toEqual([20, 100, 60]);
  expect(placeLabels([50, 50], 14, 7, 193)).toEqual([43, 57]);
});

it("finds values and beginnings of curves", () => {
  const data = {
    times: [0, 10, 20, 30],
    columns: new Map([["late", [Number.NaN, Number.NaN, 5, 6]]]),
  };
  expect(indexAt(data.times, 20)).toBe(2);
  expect(indexAt(data.times, 19.9)).toBe(1);
  expect(indexAt(data.times, -1)).toBe(-1);
  expect(valueAtTime(data, "late", null)).toBe(6);
  expect(valueAtTime(data, "late", 25)).toBe(5);
  expect(valueAtTime(data, "late", 5)).toBeUndefined();
  expect(beginningOf(data, "late")).toBe(20);
  expect(beginningOf(data, "none")).toBeUndefined();
});
