import { afterEach, expect, it } from "vitest";
import { openFilmRuns } from "../../src/app/film/film-runs.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openRun } from "../../src/run/open-run.ts";
import { packHere } from "../../src/run/packer.ts";
import type { Run } from "../../src/run/run.ts";
import { bits, dose, open, openLosable, tissue } from "../run/tissue.ts";

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

async function start(scenario: Scenario): Promise<Run> {
  const run = await openRun(scenario, open);
  opened.push(run);
  return run;
}

/** A run that went straight to a time, min. */
async function at(time: number, scenario = plan): Promise<Run> {
  const run = await start(scenario);
  await onTo(run, time);
  return run;
}

async function onTo(run: Run, time: number): Promise<void> {
  while ((await run.advance(100, time)) > 0);
}

async function filmed(live: readonly Run[], from: number) {
  const film = await openFilmRuns(
    live.map((run, index) => ({ label: index === 0 ? "" : `run ${index}`, run })),
    from,
    open,
    packHere,
  );
  opened.push(film);
  return film;
}

const cells = async (run: { readonly engine: Pick<Run["engine"], "read"> }) => [
  ...(await run.engine.read("cells")),
];
const plan = tissue({ interventions: [dose(100)] });

it("from the start: what the live run was by then, which stays where it is", async () => {
  const live = await at(300);
  const before = bits(await live.snapshot());
  const film = await filmed([live], 0);
  expect(film.runs[0]?.engine.time).toBe(0);
  await film.moveTo(200);
  expect(film.runs[0]?.engine.time).toBe(200);
  expect(await cells(film.runs[0]!)).toEqual(await cells(await at(200)));
  expect(bits(await live.snapshot())).toEqual(before);
});

it("from here: on from the present, strokes and all, while the live run goes another way", async () => {
  const live = await at(120);
  live.edit({
    field: "cells",
    from: [100, 100, 0],
    to: [100, 100, 0],
    radius: 60,
    softness: 0,
    action: "set",
    amount: 0.9,
    limit: 1,
  });
  const now = live.time.value;
  const film = await filmed([live], now);
  expect(film.runs[0]?.engine.time).toBe(now);
  expect(await cells(film.runs[0]!)).toEqual([...(await live.read("cells"))]);
  const twin = await start(plan);
  await twin.resume(await live.snapshot());
  // In turn, as page and film take turns.
  live.setParameters({ r: 0.5 });
  for (let time = now; time < now + 100; time += 20) {
    await onTo(live, time + 20);
    await film.moveTo(time + 20);
  }
  for (let time = now; time < now + 100; time += 20) await onTo(twin, time + 20);
  expect(await cells(film.runs[0]!)).toEqual([...(await twin.read("cells"))]);
  expect(await cells(film.runs[0]!)).not.toEqual([...(await live.read("cells"))]);
});

it("from a moment that has gone by: from the state that is kept before it", async () => {
  const live = await at(100);
  await live.keepNow();
  await onTo(live, 200);
  const film = await filmed([live], 150);
  expect(film.runs[0]?.engine.time).toBe(100);
  await film.moveTo(150);
  expect(await cells(film.runs[0]!)).toEqual(await cells(await at(150)));
});

it("several runs have an engine each, and one clock", async () => {
  const other = tissue();
  const live = [await at(50), await at(50, other)];
  const film = await filmed(live, 0);
  await film.moveTo(300);
  expect(film.runs.map(({ engine }) => engine.time)).toEqual([300, 300]);
  expect(film.runs.map(({ label }) => label)).toEqual(["", "run 1"]);
  expect(await cells(film.runs[1]!)).toEqual(await cells(await at(300, other)));
  expect(live.map(({ time }) => time.value)).toEqual([50, 50]);
});

it("tells that its engine is lost and no other one opens, and does not pass for being there", async () => {
  const live = await at(20);
  let count = 0;
  let lose = (): void => {};
  const losable = async (scenario: Scenario) => {
    if (count++ > 0) throw new Error("There is no memory for another engine.");
    const opening = await openLosable(scenario);
    lose = opening.lose;
    return opening.engine;
  };
  const film = await openFilmRuns([{ label: "", run: live }], 0, losable, packHere);
  opened.push(film);
  await film.moveTo(30);
  lose();
  await expect(film.moveTo(100)).rejects.toThrow("no memory");
  await live.advance(2);
});

it("ends by its signal, and leaves nothing where it cannot be opened", async () => {
  const live = await at(20);
  const film = await filmed([live], 0);
  await expect(film.moveTo(1e6, AbortSignal.abort(new Error("canceled")))).rejects.toThrow(
    "canceled",
  );
  let count = 0;
  let disposed = 0;
  const failing = async (scenario: Scenario) => {
    if (count++ === 1) throw new Error("There is no memory for another engine.");
    const engine = await open(scenario);
    const dispose = engine.dispose.bind(engine);
    return Object.assign(engine, {
      dispose: () => {
        disposed++;
        dispose();
      },
    });
  };
  const two = [live, live].map((run) => ({ label: "", run }));
  await expect(openFilmRuns(two, 0, failing, packHere)).rejects.toThrow("no memory");
  expect(disposed).toBe(1);
});
