import { expect, it } from "vitest";
import {
  formatClock,
  formatDuration,
  formatNumber,
  formatQuantity,
  formatUnit,
  formatWait,
} from "../../src/ui/format-quantity.ts";

it.each([
  [0, "0"],
  [0.5, "0.5"],
  [-1234.56, "−1235"],
  [12345, "12345"],
  [0.000123, "1.23×10⁻⁴"],
  [-2.5e7, "−2.5×10⁷"],
  [Number.NaN, "not a number"],
  [Number.NEGATIVE_INFINITY, "−∞"],
])("writes %d as %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it("writes units as people do", () => {
  expect(formatUnit("um^2/min")).toBe("µm²/min");
  expect(formatUnit("1")).toBe("");
  expect(formatUnit("ng/mL")).toBe("ng/mL");
  expect(formatQuantity(38, "mmHg")).toBe("38 mmHg");
});

it("writes the simulated time in units that fit", () => {
  expect(formatClock(6)).toBe("6 min");
  expect(formatClock(330)).toBe("5 h 30 min");
  expect(formatClock(12 * 1440 + 365)).toBe("12 d 06 h");
  expect(formatDuration(90)).toBe("1.5 h");
  expect(formatDuration(30 * 1440)).toBe("30 d");
});

it("writes waits, also those nobody knows", () => {
  expect(formatWait(8.4)).toBe("8 s");
  expect(formatWait(125)).toBe("2 min 05 s");
  expect(formatWait(Number.POSITIVE_INFINITY)).toBe("…");
});
