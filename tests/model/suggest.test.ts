import { expect, test } from "vitest";
import { didYouMean, suggest } from "../../src/model/suggest.ts";

test.each([
  ["lactat", "lactate"],
  ["oxigen", "oxygen"],
  ["oyxgen", "oxygen"],
  ["OXYGEN", "oxygen"],
  ["k", "K"],
  ["m3", undefined],
  ["glucose", undefined],
  ["", undefined],
  ["x".repeat(1000), undefined],
])("%s", (written, meant) => {
  expect(suggest(written, ["lactate", "oxygen", "K", "m1", "m2"])).toBe(meant);
});

test("equal distance: the one with the same capitals", () => {
  expect(suggest("mMM", ["mm", "mM"])).toBe("mM");
});

test("as the end of a sentence", () => {
  expect(didYouMean("lactat", ["lactate"])).toBe('; did you mean "lactate"?');
  expect(didYouMean("zzz", ["lactate"])).toBe("");
});
