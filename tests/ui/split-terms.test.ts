import { expect, it } from "vitest";
import { splitTerms } from "../../src/ui/split-terms.ts";
import { unbroken } from "../../src/ui/unbroken.ts";

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

it("gives each condition a line of its own, as a whole", () => {
  const tex = "u = a - b, \\quad u = c + d \\text{ at left}, \\quad u = 0";
  expect(splitTerms(tex)).toEqual(["u =", "a", "- b", "u = c + d \\text{ at left}", "u = 0"]);
});

it("breaks no name at its hyphen", () => {
  expect(["T-bet", "TNF-α and IFN-γ", "a - b", "-5"].map(unbroken)).toEqual([
    "T\u2011bet",
    "TNF\u2011α and IFN\u2011γ",
    "a - b",
    "-5",
  ]);
});
