import { expect, it } from "vitest";
import { decisiveText, drawnText } from "../../src/ui/facts-text.ts";

it("says which values of a decisive parameter were tried, and what it decides", () => {
  const range = { value: 0.9, low: 0.6, high: 1.35 };
  const damage = { name: "d", label: "Lethal damage", unit: "1", ...range, share: 0.337 };
  expect(decisiveText(damage)).toBe("Lethal damage, 0.9 (0.6 to 1.35 tried): 34 % of all effects");
});

it("says in how many draws a claim holds", () => {
  const numbers = { present: 0.72, low: 0.4, high: 0.95 };
  const claim = { why: "Two drugs do more.", asked: "ratio < 0.8", holds: 87, draws: 100 };
  expect(drawnText({ ...claim, ...numbers })).toBe(
    "Two drugs do more. In 87 of 100 draws of all parameters at once (ratio < 0.8; here 0.72, 0.4 to 0.95 in most).",
  );
  expect(drawnText({ ...claim, present: null, low: null, high: null })).toContain(
    "here no number)",
  );
});
