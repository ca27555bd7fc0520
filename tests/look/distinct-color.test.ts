import { expect, it } from "vitest";
import { distinctColor } from "../../src/look/distinct-color.ts";

it("a wanted color stays if it can be told from the others, else it is another one", () => {
  expect(distinctColor("#38e07b", [])).toBe("#38e07b");
  expect(distinctColor("#38e07b", ["#ff3fb0"])).toBe("#38e07b");
  expect(distinctColor("#38e07b", ["rgb(56 224 123)"])).not.toBe("#38e07b");
  expect(distinctColor("#38e07b", ["#3adf7a"])).not.toBe("#38e07b");
});

it("a dozen curves that want one color get a dozen", () => {
  const colors: string[] = [];
  for (let index = 0; index < 12; index++) colors.push(distinctColor("#35c6ff", colors));
  expect(new Set(colors).size).toBe(12);
});
