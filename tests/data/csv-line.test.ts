import { expect, it } from "vitest";
import { csvLine } from "../../src/data/csv-line.ts";

it("a cell that a spreadsheet would run is words", () => {
  const attacks = [
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1",
    "-x",
  ];
  for (const attack of attacks) {
    const [cell] = csvLine([attack]).split("\n");
    expect(cell?.replace(/^"/, "").startsWith("'"), attack).toBe(true);
  }
});

it("numbers and quantities stay as they are", () => {
  const row = [-1.5, -2e-9, "-5 d", "+0.5 mM", "-1e-3", "-12 ng/mL", "m2Share", "u_mean [1/min]"];
  expect(csvLine(row)).toBe(`${row.join(",")}\n`);
  expect(csvLine([null, Number.NaN, true, "a, b", ' "x'])).toBe(',,true,"a, b"," ""x"\n');
});
