import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDuration } from "../../src/model/units.ts";
import { writeDuration } from "../../src/numbers/write-duration.ts";

it("takes the largest unit that leaves no long fraction", () => {
  expect([20 * 1440, 2160, 90, 4000, 0.5, 8000 / 3].map(writeDuration)).toEqual([
    "20 d",
    "1.5 d",
    "1.5 h",
    "4000 min",
    "0.5 min",
    "2666.66666667 min",
  ]);
});

it("writes what is read as the same time", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), (minutes) => {
      expect(Math.abs(parseDuration(writeDuration(minutes), "") / minutes - 1)).toBeLessThan(1e-11);
    }),
  );
});
