import { expect, it } from "vitest";
import { splitTerms } from "../../src/ui/split-terms.ts";

it("breaks between terms, after the equals sign", () => {
  expect(splitTerms("\\frac{\\partial u}{\\partial t} = D \\nabla^2 u + a - b u")).toEqual([
    "\\frac{\\partial u}{\\partial t} =",
    "D \\nabla^2 u",
    "+ a",
    "- b u",
  ]);
});

it("keeps sums in brackets and fractions together", () => {
  const tex = "u = - k \\left(a + b\\right) + \\frac{c - d}{e + f}";
  expect(splitTerms(tex)).toEqual(["u =", "- k \\left(a + b\\right)", "+ \\frac{c - d}{e + f}"]);
});

it("puts nothing away", () => {
  const tex = "x = a + b (c - d) - 2";
  expect(splitTerms(tex).join(" ")).toBe(tex);
});
