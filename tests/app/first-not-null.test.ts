import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { firstNotNull } from "../../src/app/lab/first-not-null.ts";

it("waits for a value, and for none where there is one", async () => {
  await firstNotNull(signal("there"));
  const label = signal<string | null>(null);
  let isThere = false;
  const waiting = firstNotNull(label).then(() => {
    isThere = true;
  });
  await Promise.resolve();
  expect(isThere).toBe(false);
  label.value = "now";
  await waiting;
});
