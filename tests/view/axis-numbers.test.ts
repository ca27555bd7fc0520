import { expect, test } from "vitest";
import { type AxisNumber, freeNumbers } from "../../src/view/axis-numbers.ts";

const picture = { width: 400, height: 300 };
/** Letters of 7 px. */
const widthOf = (text: string): number => 7 * text.length;
const at = (text: string, x: number, y: number, hasUnit = false): AxisNumber => ({
  text,
  x,
  y,
  hasUnit,
});

test("numbers of two axes that meet do not touch, and the one with the unit stays", () => {
  const [first, last] = [at("0", 238, 150), at("1000 µm", 210, 146, true)];
  expect(freeNumbers([first, last], picture, widthOf)).toEqual([last]);
  // Beside each other, or one below the other, both stay.
  expect(freeNumbers([at("0", 250, 150), last], picture, widthOf)).toHaveLength(2);
  expect(freeNumbers([at("0", 238, 165), last], picture, widthOf)).toHaveLength(2);
});

test("numbers that a picture's edge would cut are left out", () => {
  const cut = [at("1000 µm", 25, 100, true), at("500", 395, 100), at("0", 200, 295)];
  expect(freeNumbers(cut, picture, widthOf)).toEqual([]);
  expect(freeNumbers([at("1000 µm", 40, 100)], picture, widthOf)).toHaveLength(1);
});
