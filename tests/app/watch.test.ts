import { expect, it } from "vitest";
import { Watch } from "../../src/app/session/watch.ts";
import type { Measurement } from "../../src/engine/engine.ts";
import type { Run } from "../../src/run/run.ts";

/** A run that says its version when it is asked, a while later. */
function slow() {
  const answers: (() => void)[] = [];
  const run = {
    version: "a",
    measure: () => {
      const { version } = run;
      return new Promise((resolve) => answers.push(() => resolve({ version })));
    },
  };
  return { run, answers };
}

it("joins a measurement under way, unless the state has changed since it was asked for", async () => {
  const { run, answers } = slow();
  const taken: unknown[] = [];
  const wanting = { run: null, picture: null, plotted: [] };
  const watch = new Watch(wanting, (measurement) => {
    taken.push((measurement as unknown as { version: string }).version);
  });
  watch.setRun(run as unknown as Run, { version: "opened" } as unknown as Measurement);
  const first = watch.measure();
  expect(watch.measure()).toBe(first);
  run.version = "b";
  const [second, third] = [watch.measure(), watch.measure()];
  answers[0]?.();
  await first;
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await Promise.all([second, third]);
  expect(taken).toEqual(["opened", "a", "b"]);
});
