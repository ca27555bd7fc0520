import fc from "fast-check";
import { expect, it } from "vitest";
import { formatNumber } from "../../src/numbers/format-number.ts";
import { formatTicks } from "../../src/numbers/format-ticks.ts";
import { readNumber } from "../../src/numbers/read-number.ts";

it.each([
  ["0,7", 0.7],
  ["0.7", 0.7],
  ["1/3", 1 / 3],
  ["1,5/3", 0.5],
  ["-1/4", -0.25],
  ["1e-3", 1e-3],
  ["1,5e-3", 1.5e-3],
  ["1.5×10⁻³", 1.5e-3],
  ["1.5*10^-3", 1.5e-3],
  ["10⁵", 1e5],
  ["−10⁻⁴", -1e-4],
  ["1 290", 1290],
  ["0,129", 0.129],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["1,234,567", 1234567],
  [" 12 ", 12],
  [".5", 0.5],
  ["5.", 5],
  ["20 %", 0.2],
  ["−2", -2],
])("reads %j as %d", (text, value) => {
  expect(readNumber(text)).toEqual({ value });
});

it.each([
  "",
  "  ",
  "abc",
  "1..2",
  "1,2,3",
  "1/0",
  "1/2/3",
  "0x10",
  "Infinity",
  "NaN",
  "1e999",
  "3 4",
  // Ten hundred, or one: whoever wrote it is asked.
  "1,000",
  "12,500/3",
])("says that %j is no number", (text) => {
  expect(readNumber(text)).toHaveProperty("problem");
});

it("takes the unit behind a number, and no other word", () => {
  expect(readNumber("5 mmHg", "mmHg")).toEqual({ value: 5 });
  expect(readNumber("0.5 1/min", "1/min")).toEqual({ value: 0.5 });
  expect(readNumber("5 days", "mmHg")).toHaveProperty("problem");
});

it("reads back whatever is written for people, to the digits that are written", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = readNumber(formatNumber(value, 6));
      if (Math.abs(value) > 1e308 || (value !== 0 && Math.abs(value) < 1e-300)) return;
      expect("value" in read).toBe(true);
      if ("value" in read)
        expect(Math.abs(read.value - value)).toBeLessThanOrEqual(1e-5 * Math.abs(value));
    }),
  );
});

it("marks of an axis that differ are written differently", () => {
  const step = fc.constantFrom(1, 2, 2.5, 5);
  fc.assert(
    fc.property(
      step,
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -400, max: 400 }),
      (factor, power, first) => {
        const ticks = [0, 1, 2, 3].map((index) => (first + index) * factor * 10 ** power);
        const texts = formatTicks(ticks);
        expect(new Set(texts).size).toBe(4);
        for (const [index, text] of texts.entries()) {
          const read = readNumber(text);
          if (!("value" in read)) throw new Error(text);
          expect(Math.abs(read.value - ticks[index]!)).toBeLessThan(0.021 * factor * 10 ** power);
        }
      },
    ),
  );
});
