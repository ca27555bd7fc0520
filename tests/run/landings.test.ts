import { expect, it } from "vitest";
import { Landings } from "../../src/run/landings.ts";

it("forgets with the runs where they were to land", () => {
  const days = { next: 1003 };
  const landings = new Landings(() => ({ next: () => days.next, land: () => undefined }));
  expect(landings.nextAfter(0)).toBe(1003);
  // Rounds under way land where the first of them was to.
  days.next = 5000;
  expect(landings.nextAfter(0)).toBe(1003);
  landings.forget();
  expect(landings.nextAfter(0)).toBe(5000);
});
