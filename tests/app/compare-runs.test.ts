import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { CompareRuns } from "../../src/app/compare/runs.ts";
import type { Session } from "../../src/app/session/session.ts";
import { createLab } from "../../src/lab/lab.ts";
import { open, smallBase, smallDocument } from "../lab/open-base.ts";

/** Runs beside one of a document that has none: how often they looked at where the session is. */
function followed() {
  const lab = createLab(smallDocument(), smallBase(), { open });
  const seen = { looks: 0, failures: [] as unknown[] };
  let failure: Error | null = null;
  const main = { time: signal(0) };
  const session = {
    run: { run: main },
    machine: { kind: "cpu" },
    loop: { rest: async () => {}, playing: false, runs: [main] },
    isAt: () => {
      seen.looks++;
      if (failure !== null) throw failure;
      return true;
    },
  };
  const runs = new CompareRuns(session as unknown as Session, lab, {
    onProgress: () => {},
    onFailure: (error) => seen.failures.push(error),
  });
  const fail = (error: Error | null): void => {
    failure = error;
  };
  return { runs, seen, fail };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

it("misses no change, whenever it comes", async () => {
  const { runs, seen } = followed();
  await rest();
  for (let moment = 0; moment < 20; moment++) {
    runs.follow();
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    const { looks } = seen;
    runs.follow();
    await rest();
    expect(seen.looks, `after ${moment}`).toBeGreaterThan(looks);
  }
  expect(seen.failures).toEqual([]);
});

it("tell what fails, and follow again", async () => {
  const { runs, seen, fail } = followed();
  await rest();
  fail(new Error("no memory"));
  runs.follow();
  await rest();
  expect(seen.failures).toEqual([new Error("no memory")]);
  fail(null);
  const { looks } = seen;
  runs.follow();
  await rest();
  expect(seen.looks).toBe(looks + 1);
});
