import { describe, expect, it } from "vitest";
import { formatNumber } from "../../src/view/format-number.ts";
import { formatTime } from "../../src/view/format-time.ts";
import { niceTicks } from "../../src/view/nice-steps.ts";
import { chooseScaleBar } from "../../src/view/scale-bar.ts";

describe("formatTime", () => {
  it.each([
    [0, "0 min"],
    [12.54, "12.5 min"],
    [59.96, "59.9 min"],
    [60, "1 h 00 min"],
    [330, "5 h 30 min"],
    [1439.99, "23 h 59 min"],
    [1440, "1 d 00 h"],
    [12 * 1440 + 6 * 60 + 59, "12 d 06 h"],
    [1439.9999999, "1 d 00 h"],
    [-90, "−1 h 30 min"],
    [Number.NaN, "–"],
  ])("%d min is %s", (minutes, text) => expect(formatTime(minutes)).toBe(text));
});

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [0.30000000000000004, "0.3"],
    [-2, "−2"],
    [1234.5, "1230"],
    [99999, "10⁵"],
    [120000, "1.2×10⁵"],
    [0.00123, "0.00123"],
    [0.0005, "5×10⁻⁴"],
    [-1e-12, "−10⁻¹²"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NaN, "not a number"],
  ])("%d is %s", (value, text) => expect(formatNumber(value)).toBe(text));
});

describe("niceTicks", () => {
  it("steps by 1, 2 or 5 and stays inside", () => {
    expect(niceTicks(0, 45, 5)).toEqual([0, 10, 20, 30, 40]);
    expect(niceTicks(0, 1, 4)).toEqual([0, 0.5, 1]);
    expect(niceTicks(-0.02, 0.02, 4)).toEqual([-0.02, -0.01, 0, 0.01, 0.02]);
    expect(niceTicks(3, 7.9, 5)).toEqual([3, 4, 5, 6, 7]);
  });

  it("keeps to a few ticks for any range", () => {
    for (let power = -12; power <= 12; power++) {
      for (const factor of [1, 1.3, 2.4, 3.7, 6.1, 9.9]) {
        const ticks = niceTicks(0, factor * 10 ** power, 5);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
    }
  });

  it("has none for an empty or broken range", () => {
    expect(niceTicks(1, 1, 5)).toEqual([]);
    expect(niceTicks(2, 1, 5)).toEqual([]);
    expect(niceTicks(0, Number.NaN, 5)).toEqual([]);
  });
});

describe("chooseScaleBar", () => {
  it.each([
    [1, 250, 200, "200 µm"],
    [0.5, 250, 500, "500 µm"],
    [0.25, 250, 1000, "1 mm"],
    [40, 250, 5, "5 µm"],
    [4000, 250, 0.05, "0.05 µm"],
  ])("at %d px per um and %d px at most: %d um", (scale, longest, micrometers, label) => {
    const bar = chooseScaleBar(scale, longest);
    expect(bar.micrometers).toBeCloseTo(micrometers, 9);
    expect(bar.pixels).toBeCloseTo(micrometers * scale, 9);
    expect(bar.label).toBe(label);
  });

  it("fills at least two fifths of its room and never more than it", () => {
    for (let scale = 0.01; scale < 100; scale *= 1.17) {
      const { pixels } = chooseScaleBar(scale, 180);
      expect(pixels).toBeLessThanOrEqual(180 * (1 + 1e-9));
      expect(pixels).toBeGreaterThanOrEqual(0.4 * 180 * (1 - 1e-9));
    }
  });
});
