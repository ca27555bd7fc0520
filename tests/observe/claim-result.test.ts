import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { type Figure, judgeClaim } from "../../src/observe/claim-result.ts";

const claim: Claim = {
  at: 2880,
  measure: "mean",
  of: parseExpression("a + b"),
  where: parseExpression("a > 1"),
  is: { text: "> 0.7", low: 0.7, high: Number.POSITIVE_INFINITY, strict: true },
  why: "because",
};
const ratio = { text: "0.4 .. 0.6", low: 0.4, high: 0.6, strict: false };
const judge = (figure: Figure, control?: Figure, changes: Partial<Claim> = {}) =>
  judgeClaim({ preset: "p", index: 3, claim: { ...claim, ...changes }, figure, control });

describe("judgeClaim", () => {
  it("compares strictly or inclusively", () => {
    expect(judge({ value: 0.8 }).holds).toBe(true);
    expect(judge({ value: 0.7 }).holds).toBe(false);
    expect(judge({ value: 0.8 }, { value: 2 }, { ratio }).holds).toBe(true);
    expect(judge({ value: 0.8 }, { value: 1 }, { ratio }).holds).toBe(false);
  });

  it("asks for both the value and the ratio", () => {
    expect(judge({ value: 0.5 }, { value: 1 }, { ratio }).holds).toBe(false);
  });

  it("says what it found in a sentence", () => {
    const result = judge({ value: 0.8 }, { value: 2 }, { ratio });
    expect(result.sentence).toBe(
      "mean of a + b where a > 1 at 2 d: 0.8, control 2, ratio 0.4 (expected > 0.7 and ratio 0.4 .. 0.6)",
    );
    expect(result).toMatchObject({ preset: "p", index: 3, at: 2880, value: 0.8, control: 2 });
  });

  it("fails what could not be measured, and says why", () => {
    const empty = judge({ value: Number.NaN, problem: "no voxel fulfils its `where`" });
    expect(empty.holds).toBe(false);
    expect(empty.sentence).toContain("no voxel");
    const control = judge({ value: 1 }, { value: Number.NaN, problem: "it broke" }, { ratio });
    expect(control.holds).toBe(false);
    expect(control.problem).toBe("in the control run it broke");
  });

  it("fails a ratio to nothing", () => {
    expect(
      judge({ value: 1 }, { value: 0 }, { ratio: { ...ratio, high: Number.POSITIVE_INFINITY } })
        .holds,
    ).toBe(false);
  });
});
