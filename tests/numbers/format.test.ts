import { expect, it } from "vitest";
import { formatCells } from "../../src/numbers/format-cells.ts";
import { formatNumber } from "../../src/numbers/format-number.ts";
import { formatTicks } from "../../src/numbers/format-ticks.ts";
import { formatClock, formatDuration, formatWait } from "../../src/numbers/format-time.ts";
import { formatQuantity, formatUnit } from "../../src/numbers/format-unit.ts";

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

it.each([
  [
    [25, 27.5, 30],
    ["25", "27.5", "30"],
  ],
  [
    [0, 0.1, 0.2, 0.1 + 0.2],
    ["0", "0.1", "0.2", "0.3"],
  ],
  [
    [1000.5, 1001, 1001.5],
    ["1000.5", "1001", "1001.5"],
  ],
  [
    [0, 2e-5, 4e-5],
    ["0", "2×10⁻⁵", "4×10⁻⁵"],
  ],
  [
    [1, null, 10, null, 100],
    ["1", "", "10", "", "100"],
  ],
  [[5], ["5"]],
])("marks %j so that each tells itself from the next", (ticks, texts) => {
  expect(formatTicks(ticks)).toEqual(texts);
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

it.each([
  // Spheres of 10 µm that fill 1e-4 of the tissue: 191 per mm³, of which 15 µm times that show per mm².
  [1e-4, (Math.PI / 6) * 1000, "2.9/mm² · 191/mm³"],
  [0.8, 2494, "7000/mm² · 3.2×10⁵/mm³"],
  [1e-30, 180, "0/mm² · 0/mm³"],
  [0, 180, "0/mm² · 0/mm³"],
])("counts the cells of a volume fraction %d of %d µm³", (fraction, volume, text) => {
  expect(formatCells(fraction, volume)).toBe(text);
});

it.each([
  ["um", "µm"],
  ["uM/min", "µM/min"],
  ["ug/mL", "µg/mL"],
  ["um^2/min", "µm²/min"],
  ["1/um^3", "1/µm³"],
  ["sum", "sum"],
])("writes the unit %s as %s", (unit, text) => {
  expect(formatUnit(unit)).toBe(text);
});
