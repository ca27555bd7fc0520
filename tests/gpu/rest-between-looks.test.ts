import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { restBetweenLooks } from "../../src/engine/gpu/rest-between-looks.ts";

const before = globalThis.setImmediate;
beforeEach(() => restBetweenLooks());
afterEach(() => {
  vi.restoreAllMocks();
  globalThis.setImmediate = before;
});

it("lets everything but Dawn's looks come at once", async () => {
  const timeouts = vi.spyOn(globalThis, "setTimeout");
  await new Promise((resolve) => setImmediate(resolve));
  const told: string[] = [];
  setImmediate(told.push.bind(told), "bound");
  await new Promise<void>((resolve) => setImmediate(() => resolve()));
  expect(told).toEqual(["bound"]);
  expect(timeouts).not.toHaveBeenCalled();
  // A function as Dawn makes them: native, without a name, without parameters.
  const look = Object.defineProperties(Math.random.bind(null), {
    name: { value: "" },
    length: { value: 0 },
  });
  setImmediate(look);
  expect(timeouts).not.toHaveBeenCalled();
  for (const end = performance.now() + 20; performance.now() < end; ) setImmediate(look);
  expect(timeouts).toHaveBeenCalledWith(look, 1);
});
