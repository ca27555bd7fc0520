import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberText, unitText } from "../../src/sweep/plots/number-text.ts";
import { shorten, widthOf, wrap } from "../../src/sweep/plots/text.ts";
import { linearTicks, logTicks, niceStep } from "../../src/sweep/plots/ticks.ts";
import { labelNumber } from "./read-svg.ts";

const texts = (ticks: readonly { readonly text: string }[]) => ticks.map(({ text }) => text);

describe("ticks", () => {
  it("are at round numbers, all of an axis written alike", () => {
    expect(texts(linearTicks(0, 1, 5))).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    expect(texts(linearTicks(-3.2, 11, 4))).toEqual(["0", "5", "10"]);
    expect(texts(linearTicks(0, 4e5, 4))).toEqual(["0", "10⁵", "2×10⁵", "3×10⁵", "4×10⁵"]);
    expect(texts(linearTicks(0, 3e5, 6))).toContain("1.5×10⁵");
    expect(texts(linearTicks(-2e-6, 2e-6, 2))).toEqual(["−2×10⁻⁶", "0", "2×10⁻⁶"]);
    expect(texts(linearTicks(99.97, 100.03, 3))).toEqual(["99.98", "100.00", "100.02"]);
  });

  it("are 1, 2 or 5 times a power of ten apart, within the ends, and say where they are", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-2, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (low, size, most) => {
          const high = low + size;
          const step = niceStep(size / most);
          expect([1, 2, 5]).toContain(Number(step.toExponential().split("e")[0]));
          const ticks = linearTicks(low, high, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          for (const { value, text } of ticks) {
            expect(value).toBeGreaterThanOrEqual(low - 1e-6 * step);
            expect(value).toBeLessThanOrEqual(high + 1e-6 * step);
            expect(Math.abs(labelNumber(text) - value)).toBeLessThan(
              1e-6 * step + 1e-14 * Math.abs(value),
            );
          }
        },
      ),
    );
  });

  it("of a log axis are powers of ten, or 1, 2 and 5 times such where there is room", () => {
    expect(texts(logTicks(1e-6, 1e3, 4).ticks)).toEqual(["10⁻⁶", "0.001", "1", "1000"]);
    expect(texts(logTicks(0.1, 10, 8).ticks)).toEqual(["0.1", "0.2", "0.5", "1", "2", "5", "10"]);
    expect(texts(logTicks(3, 4, 5).ticks)).toEqual(["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"]);
    expect(logTicks(1, 10, 3).minor).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("text of a figure", () => {
  it("writes numbers and units as papers do", () => {
    expect(numberText(0.1 + 0.2)).toBe("0.3");
    expect(numberText(-0)).toBe("0");
    expect(numberText(0.0005)).toBe("0.0005");
    expect(numberText(-12)).toBe("−12");
    expect(numberText(123456)).toBe("1.235×10⁵");
    expect(numberText(-1e-5)).toBe("−10⁻⁵");
    expect(unitText("um^2/min")).toBe("µm²/min");
    expect(unitText("ng*um^-3")).toBe("ng·µm⁻³");
    expect(unitText("1")).toBe("");
  });

  it("knows widths of Helvetica, with a reserve", () => {
    expect(widthOf("M2il ", 1000)).toBeCloseTo(1.13 * (833 + 556 + 222 + 222 + 278), 6);
  });

  it("is shortened in the middle and wrapped, never wider than it may be", () => {
    expect(shorten("short", 100)).toBe("short");
    const cut = shorten("a long name of a parameter, number 17", 60);
    expect(cut).toMatch(/^a long.*….*17$/);
    expect(widthOf(cut)).toBeLessThanOrEqual(60);
    expect(shorten("abc", 1)).toBe("…");
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.integer({ min: 12, max: 250 }),
        (text, width) => {
          for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
          const words = text.split(/\s+/).filter((word) => word !== "");
          if (words.every((word) => widthOf(word) <= width)) {
            expect(wrap(text, width).join(" ")).toBe(words.join(" "));
          }
        },
      ),
    );
  });
});
