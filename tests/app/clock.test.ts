import { expect, it } from "vitest";
import { Clock } from "../../src/app/session/clock.ts";
import type { RunReader } from "../../src/app/session/run-reader.ts";
import type { Session } from "../../src/app/session/session.ts";

/** A session whose engine is gone: whatever is measured of it fails, and it pauses for that, as Session.fail does. */
function lostSession() {
  let [measured, told] = [0, 0];
  const loop = { pause: () => {}, settle: async () => {}, isAtRest: true };
  const reader = {
    measure: async () => {
      measured += 1;
      // Without a bound the fault would end no test run.
      if (measured < 20) throw new Error("The GPU was lost.");
    },
    guard: (result: Promise<unknown>) => {
      result.catch(() => {
        clock.halt();
        told += 1;
      });
    },
  };
  const session = { loop, run: {} } as unknown as Session;
  const clock: Clock = new Clock(session, reader as unknown as RunReader, () => {});
  return { clock, counts: () => ({ measured, told }) };
}

it("measures once at a pause, and not again because that failed", async () => {
  const { clock, counts } = lostSession();
  clock.pause();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(counts()).toEqual({ measured: 1, told: 1 });
});
