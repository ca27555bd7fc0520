import { describe, expect, it } from "vitest";
import type { ReusableEngine } from "../../src/engine/engine.ts";
import { decodeSnapshotFile, encodeSnapshotFile } from "../../src/engine/snapshot-file.ts";
import { EngineReuse } from "../../src/sweep/engine-reuse.ts";
import {
  performRun,
  type RunHooks,
  type RunPause,
  type RunProgress,
} from "../../src/sweep/perform-run.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { drugPreset, openDrugSweep } from "./tiny-sweep.ts";

const outputs = [
  { name: "amount", of: "drug", measure: "integral" },
  { name: "curve", of: "drug", every: "1 h" },
  { name: "plasma", compartment: "plasma", at: ["30 min", "2 h"] },
  { name: "nowhere", of: "drug", where: "drug > 1e6", at: "1 h" },
  { name: "map", field: "drug", at: "3 h" },
  { claims: true },
];

function hooks(changes: Partial<RunHooks> = {}): RunHooks {
  const engines = new EngineReuse(openCpuEngine);
  return {
    openEngine: (scenario) => engines.begin(scenario),
    keepField: async () => {},
    between: async () => false,
    ...changes,
  };
}

describe("a run of a sweep", () => {
  const sweep = openDrugSweep({ vary: [{ parameter: "k", values: [0.005, 0.02] }], outputs });
  const [first, second] = [...sweep.lines()].map((line) => sweep.taskOf(line));

  it("reads what an engine alone gives at these times", async () => {
    let map: Float32Array = new Float32Array(0);
    const found = await performRun(
      first!,
      hooks({
        keepField: async (_, values) => {
          map = values;
        },
      }),
    );
    const engine = await openCpuEngine(first!.scenario);
    const mean = async () => (await engine.measure()).fields["drug"]!.mean;
    const curve: number[] = [];
    for (const hour of [0, 1, 2, 3, 4]) {
      // It lands where the run of the sweep does, too.
      if (hour === 1) while ((await engine.advance(100, 30)) > 0);
      while ((await engine.advance(100, 60 * hour)) > 0);
      curve.push(await mean());
      if (hour === 3) expect(map).toEqual(await engine.read("drug"));
    }
    found!.numbers["curve"]!.forEach((value, hour) => {
      expect(value).toBeCloseTo(curve[hour]!, 6);
    });
    const { integral } = (await engine.measure()).fields["drug"]!;
    expect(found!.numbers["amount"]![0]).toBeCloseTo(integral, 1);
    expect(found!.numbers["plasma"]).toEqual([2, 2]);
    expect(found!.numbers["nowhere"]).toEqual([Number.NaN]);
    expect(found!.problems).toEqual({ nowhere: "no voxel fulfils its `where` (at 60 min)" });
    expect(found!.claims).toMatchObject([{ holds: true, preset: "drug" }]);
  });

  it("is the same in an engine that did another run before", async () => {
    const shared = hooks();
    await performRun(first!, shared);
    expect(await performRun(second!, shared)).toEqual(await performRun(second!, hooks()));
  });

  it("may be stopped at every reading, also where these lie closer than steps are looked at", async () => {
    const curve = [{ name: "curve", of: "drug", every: "1 min" }];
    const close = openDrugSweep({ outputs: curve, setting: { until: "40 min" } });
    const [task] = [...close.lines()].map((line) => close.taskOf(line));
    let looks = 0;
    const count = async () => {
      looks++;
      return false;
    };
    const whole = await performRun(task!, hooks({ between: count }));
    expect(looks).toBeGreaterThanOrEqual(41);
    let pause: RunPause | undefined;
    const stop: RunHooks["between"] = async (_, take) => {
      pause = await take();
      return true;
    };
    let found = await performRun(task!, hooks({ between: stop }));
    for (let stops = 0; found === undefined && stops < 200; stops++) {
      found = await performRun(task!, hooks({ between: stop }), pause);
    }
    expect(found).toEqual(whole);
  });

  it("opens one engine for runs that differ in parameters", async () => {
    const opened: ReusableEngine[] = [];
    const engines = new EngineReuse(async (scenario) => {
      opened.push(await openCpuEngine(scenario));
      return opened.at(-1)!;
    });
    const counting = hooks({ openEngine: (scenario) => engines.begin(scenario) });
    await performRun(first!, counting);
    await performRun(second!, counting);
    expect(opened).toHaveLength(1);
  });

  it("goes on from each pause as if there had been none, in a new engine", async () => {
    const whole = await performRun(first!, hooks());
    let pause: RunPause | undefined;
    let pauses = 0;
    for (;;) {
      let kept: RunPause | undefined;
      const found = await performRun(
        first!,
        hooks({
          between: async (_, take) => {
            kept = await take();
            return true;
          },
        }),
        pause,
      );
      if (found !== undefined) {
        expect(found).toEqual(whole);
        break;
      }
      pauses++;
      // As it comes back from a checkpoint.
      const { snapshot, progress } = kept!;
      const file = decodeSnapshotFile(encodeSnapshotFile({ snapshot, run: progress }));
      pause = { snapshot: file.snapshot, progress: file.run as RunProgress };
    }
    expect(pauses).toBeGreaterThan(5);
  });

  it("computes once what its runs share, and goes on from each pause to the same bits without it", async () => {
    // The block begins at 30 min, the first dose at 60.3 min, which is no multiple of the step.
    const [dose, block] = drugPreset.interventions;
    const end = { at: "4 h", measure: "max", of: "drug", is: "> 0", why: "It differs." };
    const claims = [
      end,
      { ...end, given: { without: ["dose"] } },
      { ...end, given: { without: ["dose", "block"] } },
    ];
    const interventions = [{ ...dose, start: "60.3 min" }, block];
    const time = { ...drugPreset.time, step: "10 min" };
    const preset = { ...drugPreset, time, interventions, claims };
    const branched = openDrugSweep({ outputs }, preset);
    const [task] = [...branched.lines()].map((line) => branched.taskOf(line));
    const whole = await performRun(task!, hooks());
    const values = whole!.claims.map(({ value }) => value);
    expect(new Set(values).size).toBe(3);
    let pause: RunPause | undefined;
    const minutes: number[] = [];
    for (let pauses = 0; pauses < 100; pauses++) {
      let kept: RunPause | undefined;
      const found = await performRun(
        task!,
        hooks({
          between: async (_, take) => {
            kept = await take();
            return true;
          },
        }),
        pause,
      );
      if (found !== undefined) {
        expect(found).toEqual(whole);
        break;
      }
      minutes.push(kept!.snapshot.time);
      pause = kept;
    }
    // After a pause each run begins at 0, and stops where the first did for the third.
    expect(minutes.filter((minute) => minute === 30).length).toBe(3);
    const begun: number[] = [];
    const engines = new EngineReuse(openCpuEngine);
    await performRun(
      task!,
      hooks({
        openEngine: async (scenario) => {
          const engine = await engines.begin(scenario);
          const restore = engine.restore.bind(engine);
          engine.restore = (snapshot) => {
            begun.push(snapshot.time);
            return restore(snapshot);
          };
          return engine;
        },
      }),
    );
    expect(begun).toEqual([60.3, 30]);
  });
});
