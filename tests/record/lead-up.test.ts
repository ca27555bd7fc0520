import { expect, it } from "vitest";
import type { FilmedRun } from "../../src/record/filmed-run.ts";
import { leadUp } from "../../src/record/lead-up.ts";

async function measuredAt(
  start: number,
  to: number,
  known?: readonly number[],
): Promise<readonly number[]> {
  const engine = { time: start };
  const measured: number[] = [];
  await leadUp(
    [{ engine, ...(known && { known: { times: known } }) } as unknown as FilmedRun],
    to,
    async (time) => {
      engine.time = time;
    },
    async () => void measured.push(engine.time),
  );
  return measured;
}

it("measures what lies before the first frame, evenly, and nothing where it is computed already", async () => {
  const times = await measuredAt(0, 28_800);
  expect(times).toHaveLength(100);
  expect([times[0], times[50], times[99]]).toEqual([0, 14_400, 28_512]);
  expect(await measuredAt(28_800, 28_800)).toEqual([]);
  expect(await measuredAt(20_000, 28_800, [0, 20_000, 30_000])).toEqual([]);
  expect(await measuredAt(0, 28_800, [0])).toHaveLength(100);
  expect(await measuredAt(30_000, 28_800)).toEqual([]);
});
