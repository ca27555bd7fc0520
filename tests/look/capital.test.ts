import { expect, it } from "vitest";
import { capital } from "../../src/look/parts/capital.ts";

it("a name begins with a capital, unless its first word is one that has its own letters", () => {
  const names = ["without treatment", "low", "mTOR off", "p53 lost", "anti-PD-1 off", "IL-2 high"];
  expect(names.map(capital)).toEqual([
    "Without treatment",
    "Low",
    "mTOR off",
    "p53 lost",
    "anti-PD-1 off",
    "IL-2 high",
  ]);
});
