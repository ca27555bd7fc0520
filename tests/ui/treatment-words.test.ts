import { expect, it } from "vitest";
import type { Treatment } from "../../src/lab/document.ts";
import type { Offer } from "../../src/lab/treatments/offered-treatments.ts";
import type { InterventionFile } from "../../src/preset/scene-schema.ts";
import { usualText } from "../../src/ui/timeline/dose-words.ts";
import { pastText } from "../../src/ui/timeline/treatment-words.ts";
import { smallBase } from "../lab/open-base.ts";

const DAY = 1440;

const pastOf = (intervention: InterventionFile, now: number): string =>
  pastText({ id: "a", on: true, intervention } as Treatment, now);

it("says what of a treatment has been", () => {
  const course = { field: "drug", add: 1, start: "1 d", every: "2 d", count: 3 };
  expect(pastOf(course, 0.5 * DAY)).toBe("");
  expect(pastOf(course, 2 * DAY)).toBe("Dose 1 is past.");
  expect(pastOf(course, 4 * DAY)).toBe("Doses 1 to 2 are past.");
  expect(pastOf(course, 9 * DAY)).toBe("All 3 are past.");
  const window = { parameter: "growth", value: 0, start: "1 d", stop: "3 d" };
  expect(pastOf(window, 2 * DAY)).toBe("It has been so since day 1.");
  expect(pastOf(window, 4 * DAY)).toBe("It is past.");
});

it.each([
  [
    { field: "drugGiven", add: 1, every: "4 d", count: 4 },
    "usual doses",
    "1 usual dose every 4 d, 4 times",
  ],
  [{ field: "drugGiven", add: 0.25 }, "usual doses", "0.25 usual doses"],
  [{ field: "plasma", add: 2, every: "1 d" }, "mM", "2 mM every 1 d"],
  [
    { parameter: "drugInfusion", value: 1, stop: "15 d" },
    "usual doses per day",
    "1 dose/d for 14 d",
  ],
  [{ field: "cells", multiply: 0.03 }, "1", "leaves 3 %"],
] as const)("says of an offer how much it gives, and how often: %j", (given, unit, words) => {
  const intervention = { start: "1 d", ...given } as InterventionFile;
  const offer = { intervention, unit } as Offer;
  expect(usualText(offer, smallBase().context.model)).toBe(words);
});
