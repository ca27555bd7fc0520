import { expect, test } from "vitest";
import { nameAndValue } from "../../../src/record/paint/name-and-value.ts";

const widthOf = (text: string): number => text.length;

test("the name gives way, the value never", () => {
  const of = (room: number) => nameAndValue("CD8 killing power", "2.48×10⁻⁴", room, widthOf);
  expect(of(40)).toBe("CD8 killing power 2.48×10⁻⁴");
  expect(of(27)).toBe("CD8 killing power 2.48×10⁻⁴");
  expect(of(22)).toBe("CD8 killing… 2.48×10⁻⁴");
  expect(of(15)).toBe("CD8… 2.48×10⁻⁴");
  for (let room = 0; room < 30; room++) expect(of(room)).toMatch(/2\.48×10⁻⁴$/);
});
