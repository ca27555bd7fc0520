import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanAround, valuesAround } from "../../src/sweep/values-around.ts";

const linear = { min: 0, max: 100, scale: "linear" } as const;
const log = { min: 1e-3, max: 1e3, scale: "log" } as const;

describe("the span of a sweep", () => {
  it("reaches from the fourth of a value to its fourfold, within the range", () => {
    expect(spanAround(linear, 8)).toEqual({ from: 2, to: 32 });
    expect(spanAround(linear, 50)).toEqual({ from: 12.5, to: 100 });
    expect(spanAround(log, 2e-3)).toEqual({ from: 1e-3, to: 8e-3 });
  });

  it("is as wide below zero, and all of the range at zero", () => {
    expect(spanAround({ min: -100, max: 100, scale: "linear" }, -8)).toEqual({ from: -32, to: -2 });
    expect(spanAround(linear, 0)).toEqual({ from: 0, to: 100 });
  });
});

describe("the values of a sweep", () => {
  it("go by even steps to the present value, and by even steps on from it", () => {
    expect(valuesAround(linear, { from: 2, to: 32 }, 8, 7)).toEqual([2, 4, 6, 8, 16, 24, 32]);
  });

  it("go by even factors on a log scale", () => {
    const values = valuesAround(log, { from: 0.001, to: 1000 }, 1, 7);
    expect(values).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
    expect(valuesAround(log, { from: 1, to: 64 }, 1, 7)).toEqual([1, 2, 4, 8, 16, 32, 64]);
  });

  it("are even throughout where the present value is not between the ends", () => {
    expect(valuesAround(linear, { from: 0, to: 6 }, 0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(valuesAround(linear, { from: 10, to: 16 }, 50, 7)).toEqual([10, 11, 12, 13, 14, 15, 16]);
  });

  it("are rounded as far as they stay apart, but for the ends and the present value", () => {
    expect(valuesAround(linear, { from: 0, to: 1 / 3 }, 0.1, 7)).toEqual([
      0,
      0.03333,
      0.06667,
      0.1,
      0.1778,
      0.2556,
      1 / 3,
    ]);
    const close = valuesAround(linear, { from: 1, to: 1.00006 }, 2, 7);
    expect(close).toEqual([1, 1.00001, 1.00002, 1.00003, 1.00004, 1.00005, 1.00006]);
  });

  it("say which end the range does not allow", () => {
    const attempt = (from: number, to: number) => () => valuesAround(linear, { from, to }, 8, 7);
    expect(attempt(-1, 10)).toThrow(/^from: must lie between 0 and 100/);
    expect(attempt(1, 101)).toThrow(/^to: must lie between 0 and 100/);
    expect(attempt(5, 5)).toThrow(/^to: must be more than/);
    expect(attempt(Number.NaN, 5)).toThrow(/^from/);
  });

  it("rise, stay between the ends and hold the present value in the middle, whatever it is", () => {
    const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, fc.constantFrom("linear", "log"), (present, scale) => {
        const range = { min: 1e-6, max: 1e6, scale } as const;
        const span = spanAround(range, present);
        const values = valuesAround(range, span, present, 7);
        expect(values[3]).toBe(present);
        expect([values[0], values[6]]).toEqual([span.from, span.to]);
        values.slice(1).forEach((value, index) => {
          expect(value).toBeGreaterThan(values[index]!);
        });
      }),
    );
  });
});
