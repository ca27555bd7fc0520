import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { standingOf } from "../../src/observe/claim-standing.ts";

/** A claim that is read, of a figure. */
function textOf(figure: number, is: Claim["is"], unit = ""): string {
  const claim = { at: 10, measure: "mean", subject: "u", why: "", is } as unknown as Claim;
  const figures = new Map([["value", { figure: { value: figure }, final: true }]] as const);
  const known = {
    index: 0,
    claim,
    unit,
    figures,
    roles: ["value"],
    missingRun: undefined,
    missed: false,
  };
  return standingOf(known as Parameters<typeof standingOf>[0]).text;
}

const above = (low: number, text: string) => ({ text, low, high: Infinity, strict: true });
const between = (low: number, high: number, text: string) => ({ text, low, high, strict: false });

describe("the words of a claim", () => {
  it("write bounds as figures are written", () => {
    expect(textOf(898048, above(450000, "> 450000"))).toBe("8.98×10⁵; wants > 4.5×10⁵");
    expect(textOf(-0.87, between(-1, -0.65, "-1 .. -0.65"))).toBe("−0.87; wants −1 .. −0.65");
    expect(textOf(3e6, between(2.2e6, 3.66e6, "2.2e6 .. 3.66e6"))).toBe(
      "3×10⁶; wants 2.2×10⁶ .. 3.66×10⁶",
    );
    expect(textOf(3, above(1.0155, "> 1.0155"))).toBe("3; wants > 1.0155");
  });

  it("write a figure with its unit", () => {
    expect(textOf(34.2, above(20, "> 20"), "uM")).toBe("34.2 µM; wants > 20");
    expect(textOf(3e6, above(2.2e6, "> 2.2e6"), "um^2")).toBe("3×10⁶ µm²; wants > 2.2×10⁶");
    expect(textOf(0.2, above(0.1, "> 0.1"), "fraction")).toBe("0.2; wants > 0.1");
  });

  it("show a figure with as many digits as tell on which side of a bound it is", () => {
    expect(textOf(1.01512, above(1.0155, "> 1.0155"))).toBe("1.015; wants > 1.0155");
    expect(textOf(0.70004, above(0.7, "> 0.7"))).toBe("0.70004; wants > 0.7");
    expect(textOf(0.7, above(0.7, "> 0.7"))).toBe("0.7; wants > 0.7");
  });
});
