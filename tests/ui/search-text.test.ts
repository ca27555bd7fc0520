import { expect, it } from "vitest";
import { hasTag, matchesSearch, searchIndex } from "../../src/ui/search-text.ts";

const pair = searchIndex("Anti-PD-1 plus CSF1R inhibition: a checkpoint drug wakes T cells");
const cytokines = searchIndex("TNF-α and IFN-γ in the naïve tissue");

it.each(["pd1", "PD-1", "pd 1", "anti pd1", "antipd1", "csf-1r", "CHECK drug", "inhib", ""])(
  "finds Anti-PD-1 by %j",
  (query) => expect(matchesSearch(pair, query)).toBe(true),
);

it.each(["pd2", "stopped1", "anti pd1 lag3", "1plus2"])("does not find it by %j", (query) => {
  expect(matchesSearch(pair, query)).toBe(false);
});

it.each(["TNF-α", "tnfa", "tnf alpha", "tnf-a", "ifng", "IFN-gamma", "naive"])(
  "knows Greek letters by %j",
  (query) => expect(matchesSearch(cytokines, query)).toBe(true),
);

it("finds a tag by its whole words", () => {
  expect(hasTag(["macrophages", "CD8 T cells"], "T cells")).toBe(true);
  expect(hasTag(["Treg", "γδ T cells"], "T cells")).toBe(true);
  expect(hasTag(["that cells"], "T cells")).toBe(false);
  expect(hasTag(["chemotherapy"], "therapy")).toBe(false);
  expect(hasTag([], "therapy")).toBe(false);
});
