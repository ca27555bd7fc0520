import { expect, it } from "vitest";
import { runawayOf } from "../../src/observe/runaway.ts";

const well = { mean: 1, min: 0, max: 2, integral: 3, nonFinite: 0 };

it.each([
  ["is at the limit of what is written to a field", { ...well, max: 1e30 }],
  ["is at it below 0", { ...well, min: -1e30 }],
  ["is no number", { ...well, nonFinite: 1 }],
])("names what %s", (_, broken) => {
  expect(runawayOf({ fields: { u: well, v: broken }, observables: {} })).toBe("v");
  expect(runawayOf({ fields: { u: well }, observables: { both: broken } })).toBe("both");
});

it("finds nothing in what is merely large", () => {
  const large = { ...well, max: 1e20 };
  expect(runawayOf({ fields: { u: large }, observables: {} })).toBeUndefined();
});
