import { afterEach, expect, it } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import type { Run } from "../../src/run/run.ts";
import { bits, open, tissue } from "./tissue.ts";

const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

async function start(): Promise<Run> {
  const run = await openRun(tissue(), open);
  runs.push(run);
  return run;
}

const paint = {
  field: "drug",
  from: [100, 100, 10],
  to: [200, 100, 10],
  radius: 60,
  softness: 0.5,
  action: "add",
  amount: 1,
  limit: 5,
} as const;

it("comes back to what it was before a stroke, bit for bit, and goes on as if there had been none", async () => {
  const run = await start();
  await run.advance(12);
  const before = bits(await run.snapshot());
  const moment = await run.moment();
  run.edit(paint);
  expect(bits(await run.snapshot()).fields).not.toEqual(before.fields);
  await run.advance(5);
  await run.returnTo(moment);
  expect(bits(await run.snapshot())).toEqual(before);
  await run.advance(20);
  const plain = await start();
  await plain.advance(32);
  expect(bits(await run.snapshot())).toEqual(bits(await plain.snapshot()));
});

it("brings back curves and kept states after a start from 0, and not those of the way between", async () => {
  const run = await start();
  for (let day = 0; day < 3; day++) {
    await run.advance(10);
    await run.keepNow();
    await run.measure();
  }
  const [times, states] = [[...run.series.times], run.states.value.map(({ time }) => time)];
  const moment = await run.moment();
  const reached = run.time.value;
  await run.reset();
  await run.advance(7);
  await run.keepNow();
  await run.measure();
  await run.returnTo(moment);
  expect(run.time.value).toBe(reached);
  expect([...run.series.times]).toEqual(times);
  expect(run.states.value.map(({ time }) => time)).toEqual(states);
  const [, kept = 0] = states;
  await run.goTo(kept);
  expect(run.time.value).toBe(kept);
});

it("comes back in another run of the same scenario, with the present parameters, and not on another grid", async () => {
  const run = await start();
  await run.advance(9);
  const moment = await run.moment();
  const other = await start();
  other.setParameters({ r: 0.02 });
  await other.returnTo(moment);
  expect(other.time.value).toBe(run.time.value);
  expect(other.scenario.parameters["r"]).toBe(0.02);
  expect(await other.read("cells")).toEqual(await run.read("cells"));
  expect(moment.bytes).toBeGreaterThan(0);
  const { grid } = tissue();
  const small = await openRun(tissue({ grid: { ...grid, nx: 8 } }), open);
  runs.push(small);
  await expect(small.returnTo(moment)).rejects.toThrow("on another grid");
});

it("puts nothing at stake where one only looked at another time, back and forth", async () => {
  const run = await start();
  for (let day = 0; day < 3; day++) {
    await run.advance(10);
    await run.keepNow();
  }
  const late = run.time.value;
  const before = await run.moment({ isLight: true });
  await run.goTo(run.states.value[1]?.time ?? 0);
  const after = await run.moment({ isLight: true });
  const kept = run.states.value.length;
  await run.returnTo(before);
  expect([run.time.value, run.atStake.value]).toEqual([late, 0]);
  expect(run.states.value.length).toBe(kept);
  await run.returnTo(after);
  expect(run.time.value).toBeLessThan(late);
  expect(run.atStake.value).toBe(0);
  const count = run.states.value.length;
  await run.advance(3);
  expect(run.states.value.length).toBe(count);
  expect(run.touched).toBe(false);
});

it("that is light comes back after the run went another way, with the kept states that there still are", async () => {
  const run = await start();
  for (let day = 0; day < 3; day++) {
    await run.advance(10);
    await run.keepNow();
  }
  const [times, late] = [run.states.value.map(({ time }) => time), bits(await run.snapshot())];
  const [moment, whole] = [await run.moment({ isLight: true }), await run.moment()];
  await Promise.all([moment.packed(), whole.packed()]);
  expect(moment.bytes).toBeLessThan(whole.bytes);
  await run.goTo(times[1] ?? 0);
  run.edit(paint);
  await run.advance(2);
  await run.returnTo(moment);
  expect(bits(await run.snapshot())).toEqual(late);
  expect(run.states.value.map(({ time }) => time)).toEqual(times.slice(0, 2));
  expect(run.touched).toBe(false);
  await run.returnTo(whole);
  expect(run.states.value.map(({ time }) => time)).toEqual(times);
});

it("that is light leaves what was kept before a value was changed", async () => {
  const run = await start();
  await run.advance(10);
  await run.keepNow();
  run.setParameters({ r: 0.02 });
  await run.advance(10);
  await run.keepNow();
  const times = run.states.value.map(({ time }) => time);
  expect(times).toHaveLength(3);
  const moment = await run.moment({ isLight: true });
  await run.goTo(0);
  await run.returnTo(moment);
  expect(run.states.value.map(({ time }) => time)).toEqual(times);
});

it("of a run that stood before another past still puts that at stake", async () => {
  const run = await start();
  await run.advance(10);
  await run.keepNow();
  await run.goTo(0);
  run.edit(paint);
  const moment = await run.moment();
  await run.goTo(0);
  await run.returnTo(moment);
  expect(run.atStake.value).toBe(1);
  expect(run.touched).toBe(true);
});
