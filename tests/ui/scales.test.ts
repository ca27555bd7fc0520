import { describe, expect, it } from "vitest";
import type { Parameter } from "../../src/model/model.ts";
import {
  positionOf as parameterPosition,
  stepValue,
  valueAt,
} from "../../src/ui/parameter-scale.ts";
import { FASTEST, POSITIONS, positionOf, SLOWEST, speedAt } from "../../src/ui/speed-scale.ts";

const base = { name: "k", label: "k", origin: "model", unit: "1", value: 1 };
const linear: Parameter = { ...base, min: -1, max: 3, scale: "linear" };
const log: Parameter = { ...base, min: 0.001, max: 10, scale: "log" };

describe("a parameter's slider", () => {
  it("is exact at its ends", () => {
    expect([valueAt(linear, 0), valueAt(linear, 1000)]).toEqual([-1, 3]);
    expect([valueAt(log, 0), valueAt(log, 1000)]).toEqual([0.001, 10]);
  });

  it("moves by factors on a log scale", () => {
    expect(valueAt(log, 500)).toBeCloseTo(0.1, 6);
    expect(valueAt(linear, 500)).toBe(1);
  });

  it("finds the position of a value again", () => {
    for (const position of [1, 123, 500, 999]) {
      expect(parameterPosition(linear, valueAt(linear, position))).toBe(position);
      expect(parameterPosition(log, valueAt(log, position))).toBe(position);
    }
  });

  it("keeps values outside within the track", () => {
    expect(parameterPosition(log, 0)).toBe(0);
    expect(parameterPosition(log, 99)).toBe(1000);
  });
});

describe("an arrow key", () => {
  it("steps by a power of ten and leaves no digits behind", () => {
    expect(stepValue(linear, 0.3, -1)).toBe(0.2);
    expect(stepValue(linear, 0.3, 1, "small")).toBe(0.31);
    expect(stepValue(linear, 0.3, 1, "large")).toBe(1.3);
    expect(stepValue({ min: 0, max: 300 }, 0.25, 1)).toBe(10.25);
  });

  it("steps by a tenth of a value on a log scale", () => {
    expect(stepValue(log, 0.02, 1)).toBe(0.021);
    expect(stepValue(log, 0.00694, -1)).toBe(0.00684);
  });

  it("stays within the range", () => {
    expect(stepValue(linear, 2.95, 1)).toBe(3);
    expect(stepValue(log, 0.001, -1)).toBe(0.001);
  });
});

describe("the speed slider", () => {
  it("goes from slowest through fastest to as fast as possible", () => {
    expect(speedAt(0)).toBeCloseTo(SLOWEST, 9);
    expect(speedAt(970)).toBeCloseTo(FASTEST, 6);
    expect(speedAt(POSITIONS)).toBe(Number.POSITIVE_INFINITY);
  });

  it("finds the position of a speed again", () => {
    for (const position of [0, 250, 700, 970]) expect(positionOf(speedAt(position))).toBe(position);
    expect(positionOf(Number.POSITIVE_INFINITY)).toBe(POSITIONS);
  });
});
