import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "../../src/lab/parse-number.ts";

describe("numbers as people write them", () => {
  it.each([
    ["0.7", "1", 0.7],
    ["0,7", "1", 0.7],
    ["-0,75", undefined, -0.75],
    ["−5", "mM", -5],
    ["1/3", "1", 1 / 3],
    ["2,5/0,5", "1", 5],
    ["1e-3", "1", 0.001],
    ["1,5e3", "1", 1500],
    [".5", "1", 0.5],
    ["5.", "1", 5],
    ["  300 ", "mmHg/min", 300],
    ["3×10⁻⁵", "1/min", 3e-5],
    ["3*10^4", "1", 3e4],
    ["10^5", "1", 1e5],
    ["-10⁻²", "1", -0.01],
    ["12 d", "min", 17_280],
    ["90 s", "min", 1.5],
    ["1/2 h", "min", 30],
    ["0,5 mM", "uM", 500],
    ["5 uM", "µM", 5],
    ["0.1 mm", "um", 100],
    ["0.07 1/d", "1/min", Number((0.07 / 1440).toPrecision(12))],
    ["0.07/d", "1/min", Number((0.07 / 1440).toPrecision(12))],
    ["5e4 µm²/min", "um^2/min", 50_000],
    ["30 %", "1", 0.3],
    ["30%", "fraction", 0.3],
    ["1.000", "1", 1],
    ["0,700", "1", 0.7],
    ["1 290", "1", 1290],
    ["1 000 000 min", "d", 694.444444444],
  ] as const)("%s (%s) is %s", (text, unit, value) => {
    expect(parseNumber(text, unit)).toEqual({ value });
  });

  it.each([
    ["", "1", /Write a number/],
    ["abc", "1", /"abc" is no number/],
    ["1/0", "1", /divided by 0/],
    ["1e999", "1", /too large/],
    ["1,000", "mM", /1\.000 or 1000/],
    ["1.2.3", "1", /no number/],
    ["1,2,3", "1", /no number/],
    ["12 d", "1", /without a unit/],
    ["12 d", "um", /no unit of the kind/],
    ["12 parsec", "min", /no unit that is known/],
    ["3 3", "1", /no number/],
    ["1-2", "1", /no number/],
    ["Infinity", "1", /no number/],
    ["0x10", "1", /unit/],
    ["30 %", "mM", /share/],
    ["9".repeat(200), "1", /too long/],
  ] as const)("%s (%s) is none, in words", (text, unit, words) => {
    expect(parseNumber(text, unit)).toEqual({ problem: expect.stringMatching(words) });
  });

  it("reads every number back that is printed", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value), "1")).toEqual({ value: value + 0 });
      }),
    );
  });

  it("answers whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const parsed = parseNumber(text, "min");
        if ("value" in parsed) expect(parsed.value).toSatisfy(Number.isFinite);
        else expect(parsed.problem).toMatch(/\.$/);
      }),
    );
  });
});
