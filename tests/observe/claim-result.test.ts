import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { expectedOf, type Figure, judgeAgain, judgeClaim } from "../../src/observe/claim-result.ts";

const claim: Claim = {
  subject: "a + b where a > 1",
  at: 2880,
  measure: "mean",
  of: parseExpression("a + b"),
  where: parseExpression("a > 1"),
  is: { text: "> 0.7", low: 0.7, high: Number.POSITIVE_INFINITY, strict: true },
  why: "because",
};
const ratio = { text: "0.4 .. 0.6", low: 0.4, high: 0.6, strict: false };
const between = (low: number, high: number) => ({
  text: `${low} .. ${high}`,
  low,
  high,
  strict: false,
});
const none = { parameters: {} };
const judge = (value: Figure, control?: Figure, changes: Partial<Claim> = {}) =>
  judgeClaim({
    preset: "p",
    index: 3,
    claim: { ...claim, ...changes },
    figures: { value, ...(control && { control }) },
  });

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
    expect(result.comparisons).toEqual([
      { name: "", number: 0.8, asked: "> 0.7", holds: true },
      { name: "ratio", number: 0.4, asked: "0.4 .. 0.6", holds: true },
    ]);
    expect(result).toMatchObject({ preset: "p", index: 3, at: 2880, value: 0.8, control: 2 });
  });

  it("fails what could not be measured, and says why", () => {
    const empty = judge({ value: Number.NaN, problem: "no voxel fulfils its `where`" });
    expect(empty.holds).toBe(false);
    expect(empty.sentence).toContain("no voxel");
    const control = judge({ value: 1 }, { value: Number.NaN, problem: "it broke" }, { ratio });
    expect(control.holds).toBe(false);
    expect(control.problem).toBe("in the control it broke");
  });

  it("fails a ratio to nothing", () => {
    expect(
      judge({ value: 1 }, { value: 0 }, { ratio: { ...ratio, high: Number.POSITIVE_INFINITY } })
        .holds,
    ).toBe(false);
  });

  it("compares by difference and by benefit", () => {
    const { is: _, ...bare } = claim;
    const figures = { value: { value: 0.6 }, control: { value: 0.8 } };
    const judged = (changes: Partial<Claim>) =>
      judgeClaim({ preset: "p", index: 0, claim: { ...bare, ...changes }, figures });
    expect(judged({ difference: between(-0.3, -0.1) }).holds).toBe(true);
    expect(judged({ difference: between(-0.1, 1) }).holds).toBe(false);
    const result = judged({ benefit: between(0.2, 0.3) });
    expect(result.holds).toBe(true);
    expect(result.benefit).toBeCloseTo(0.25, 12);
    expect(result.sentence).toContain(
      "0.6, control 0.8, benefit 0.25 (expected benefit 0.2 .. 0.3)",
    );
  });
});

describe("judgeClaim of a benefit beside another benefit", () => {
  const { is: _, ...bare } = claim;
  const judged = (otherValue: number, comparisons: object) =>
    judgeClaim({
      preset: "p",
      index: 0,
      claim: { ...bare, benefitVersus: { given: none, versus: none, ...comparisons } },
      figures: {
        value: { value: 0.9 },
        control: { value: 1 },
        otherValue: { value: otherValue },
        otherControl: { value: 2 },
      },
    });

  it("compares by ratio and by difference", () => {
    expect(judged(1, { ratio: between(0.19, 0.21) })).toMatchObject({ holds: true });
    expect(judged(1, { ratio: between(0.3, 1) })).toMatchObject({ holds: false });
    expect(judged(1, { difference: between(-0.41, -0.39) })).toMatchObject({ holds: true });
    expect(judged(1, { ratio: between(0, 1) }).sentence).toContain(
      "0.9, control 1, benefit 0.1, other benefit 0.5, ratio of benefits 0.2",
    );
  });

  it("has no ratio to a benefit that is not there", () => {
    const result = judged(2.5, { ratio: between(-1, 1) });
    expect(result.holds).toBe(false);
    expect(result.problem).toBe("the benefit that it is compared with is -0.25, not above 0");
    expect(judged(2.5, { difference: between(0.3, 0.4) }).holds).toBe(true);
  });
});

describe("judgeAgain", () => {
  const { is: _, ...bare } = claim;
  const asks = (changes: Partial<Claim>): Claim => ({ ...bare, ...changes });
  const figures = {
    value: { value: 0.9 },
    control: { value: 1 },
    otherValue: { value: 1 },
    otherControl: { value: 2 },
  };
  const judged = (of: Claim, read: Parameters<typeof judgeClaim>[0]["figures"] = figures) =>
    judgeClaim({ preset: "p", index: 3, claim: of, figures: read });
  const pair = (low: number, high: number) =>
    asks({ benefitVersus: { given: none, versus: none, ratio: between(low, high) } });

  it("says what judging the same figures anew would say", () => {
    const claims: readonly (readonly [Claim, Claim])[] = [
      [asks({ ratio: between(0.4, 0.6) }), asks({ ratio: between(0.8, 1), why: "else" })],
      [asks({ benefit: between(0.2, 0.3) }), asks({ benefit: between(0, 0.2) })],
      [pair(0.3, 1), pair(0.1, 0.3)],
    ];
    for (const [before, now] of claims) {
      expect(judged(before).holds).toBe(false);
      expect(judged(now).holds).toBe(true);
      expect(judgeAgain(judged(before), now)).toEqual(judged(now));
      expect(judgeAgain(judged(now), before)).toEqual(judged(before));
      expect(expectedOf(now)).toBe(judged(now).expected);
    }
  });

  it("keeps why there is no figure, and that nothing is compared", () => {
    const lone = { value: { value: 0.5 } };
    const is = asks({ is: between(0, 1) });
    expect(judgeAgain(judged(claim, lone), is)).toEqual(judged(is, lone));
    const empty = { value: { value: Number.NaN, problem: "no voxel fulfils its `where`" } };
    expect(judgeAgain(judged(claim, empty), is)).toEqual(judged(is, empty));
  });
});
