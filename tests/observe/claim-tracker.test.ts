import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { claimsSummary } from "../../src/observe/claim-standing.ts";
import { ClaimTracker } from "../../src/observe/claim-tracker.ts";
import { readStateFor } from "../../src/observe/evaluate-expression.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { resolvePreset } from "../../src/preset/resolve-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** u decays at 0.01/min from 1 on the left half; `idle` is 0 everywhere. */
const decaying = (claims: readonly object[]): Preset =>
  resolvePreset(
    {
      format: "milieu/1",
      title: "decay",
      model: {
        fields: {
          u: { kind: "static", unit: "1", initial: "if(x < 80, 1, 0)" },
          idle: { kind: "static", unit: "1" },
        },
        parameters: { rate: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
        processes: [{ type: "loss", field: "u", rate: "rate" }],
      },
      domain: { size: ["160 um", "160 um"], grid: [16, 16] },
      time: { step: "5 min" },
      claims: claims.map((claim, index) => ({ why: `claim ${index}`, ...claim })),
    },
    { library: moduleLibrary },
  );

const CLAIMS = [
  { at: "50 min", measure: "max", of: "u", is: "> 0.6" },
  { at: "50 min", measure: "max", of: "u", is: "> 0.7" },
  { at: "100 min", measure: "max", of: "u", is: "< 0.4" },
  { at: "100 min", measure: "max", of: "u", versus: { at: "50 min" }, ratio: "0.5 .. 0.7" },
  { at: "100 min", measure: "max", of: "u", versus: { parameters: { rate: 0 } }, ratio: "< 0.5" },
];

/** Drives a run as the page does: to each time that is to be read, and reads there. */
async function drive(engine: Engine, tracker: ClaimTracker, preset: Preset, end: number) {
  const { parameters } = preset.scenario;
  while (engine.time < end) {
    const stop = Math.min(end, tracker.nextTime(engine.time));
    while ((await engine.advance(8, stop)) > 0) await tracker.readSoFar(engine, parameters);
    if (tracker.isDue(engine.time)) await tracker.read(engine, parameters);
  }
}

async function open(claims: readonly object[] = CLAIMS) {
  const preset = decaying(claims);
  const engine = await openCpuEngine(preset.scenario);
  return { preset, engine, tracker: new ClaimTracker(preset.scenario, preset.claims) };
}

describe("claims while the run goes", () => {
  it("are read at their times, and tell their figure so far before", async () => {
    const { preset, engine, tracker } = await open();
    expect(tracker.times).toEqual([50, 100]);
    expect(tracker.standings().map(({ state }) => state)).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "waiting",
      "needs-run",
    ]);
    await drive(engine, tracker, preset, 50);
    const middle = tracker.standings();
    expect(middle.map(({ state }) => state)).toEqual([
      "holds",
      "fails",
      "waiting",
      "waiting",
      "needs-run",
    ]);
    // exp(-0.5) is 0.607; the last step before the day was at most 5 min earlier.
    expect(middle[0]?.text).toBe("0.607; wants > 0.6");
    expect(middle[2]?.text).toMatch(/^so far 0\.6\d*; wants < 0\.4$/);
    expect(middle[3]?.text).toMatch(/^so far ratio (1|1\.0\d); wants ratio 0\.5 \.\. 0\.7$/);
    expect(claimsSummary(middle)).toBe("2 of 5 read: 1 holds, 1 fails");
    await drive(engine, tracker, preset, 100);
    const end = tracker.standings();
    expect(end.map(({ state }) => state).slice(0, 4)).toEqual(["holds", "fails", "holds", "holds"]);
    expect(end[3]?.text).toBe("ratio 0.607; wants ratio 0.5 .. 0.7");
    expect(end[4]?.missingRun).toBe("rate = 0");
    expect(end[4]?.text).toBe("0.368; needs the control run; wants ratio < 0.5");
    engine.dispose();
  });

  it("take the figure of a control run, and judge by it", async () => {
    const { preset, engine, tracker } = await open();
    await drive(engine, tracker, preset, 100);
    const [control] = tracker.controls;
    expect(tracker.controls.length).toBe(1);
    expect(control?.end).toBe(100);
    expect(control?.scenario.parameters["rate"]).toBe(0);
    for (const reading of control!.readings) tracker.addFigure(reading, { value: 1 });
    expect(tracker.standings()[4]).toMatchObject({
      state: "holds",
      text: "ratio 0.368; wants ratio < 0.5",
    });
    engine.dispose();
  });

  it("come back with the run, but for figures of other runs", async () => {
    const { preset, engine, tracker } = await open();
    await drive(engine, tracker, preset, 60);
    const [then, early] = [tracker.copy(), tracker.standings()];
    await drive(engine, tracker, preset, 100);
    const late = tracker.copy();
    const [control] = tracker.controls;
    for (const reading of control!.readings) tracker.addFigure(reading, { value: 1 });
    tracker.rewind(0);
    tracker.bringBack(then);
    expect(tracker.standings().slice(0, 4)).toEqual(early.slice(0, 4));
    tracker.bringBack(late);
    const states = tracker.standings().map(({ state }) => state);
    expect(states).toEqual(["holds", "fails", "holds", "holds", "holds"]);
    engine.dispose();
  });

  it("take nothing that was being read when the run went elsewhere", async () => {
    const { preset, engine, tracker } = await open();
    const start = tracker.copy();
    await engine.advance(6, 30);
    for (const leave of [() => tracker.rewind(0), () => tracker.bringBack(start)]) {
      const reading = tracker.readSoFar(engine, preset.scenario.parameters);
      leave();
      await reading;
      expect(tracker.standings()[0]?.text).toBe("wants > 0.6");
    }
    engine.dispose();
  });

  it("are open again after going back, and say so where a run passed their day", async () => {
    const { preset, engine, tracker } = await open();
    const start = await engine.snapshot();
    await drive(engine, tracker, preset, 100);
    tracker.rewind(60);
    expect(tracker.standings().map(({ state }) => state)).toEqual([
      "holds",
      "fails",
      "waiting",
      "waiting",
      "needs-run",
    ]);
    tracker.rewind(0);
    expect(tracker.standings()[0]?.state).toBe("waiting");
    await engine.restore(start);
    while ((await engine.advance(100, 80)) > 0);
    await tracker.readSoFar(engine, preset.scenario.parameters);
    expect(tracker.standings().map(({ state }) => state)).toEqual([
      "missed",
      "missed",
      "waiting",
      "missed",
      "needs-run",
    ]);
    engine.dispose();
  });

  it("say why there is no figure", async () => {
    const { preset, engine, tracker } = await open([
      { at: "50 min", measure: "mean", of: "u", where: "idle > 1", is: "> 0" },
    ]);
    await drive(engine, tracker, preset, 50);
    expect(tracker.standings()[0]).toMatchObject({
      state: "fails",
      text: "no voxel fulfils its `where`; wants > 0",
    });
    engine.dispose();
  });
});

it("reads no field that a claim does not need", async () => {
  const { preset, engine } = await open();
  const asked: string[] = [];
  const counted = Object.create(engine, {
    read: {
      value: (name: string) => {
        asked.push(name);
        return engine.read(name);
      },
    },
  }) as Engine;
  const { of } = preset.claims[0]!;
  const evaluate = await readStateFor(counted, preset.scenario, [[of, "claims[0].of"]]);
  expect(asked).toEqual(["u"]);
  expect(Math.max(...evaluate(of, "claims[0].of"))).toBe(1);
  engine.dispose();
});
