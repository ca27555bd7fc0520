import { expect, it } from "vitest";
import type { ReusableEngine } from "../../src/engine/engine.ts";
import { resolvePreset } from "../../src/preset/resolve-preset.ts";
import { runFrames } from "../../src/sweep/run-frames.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** u decays from 1 at 0.01/min: after t min it is exp(-0.01 t), which the scheme has exactly. */
function decaying(rate = 0.01) {
  return resolvePreset(
    {
      format: "milieu/1",
      title: "decay",
      model: {
        fields: { u: { kind: "static", unit: "1", initial: 1 } },
        observables: { twice: { expression: "2*u", unit: "1", label: "Twice" } },
        parameters: { rate: { value: rate, unit: "1/min", min: -1, max: 1 } },
        processes: [
          { type: "loss", field: "u", rate: "max(rate, 0)" },
          { type: "source", field: "u", rate: "max(-rate, 0)*1e30" },
        ],
      },
      domain: { size: ["160 um", "160 um"], grid: [16, 16] },
      time: { step: "5 min" },
    },
    { library: [] },
  ).scenario;
}

function hooks() {
  const frames: (readonly [number, readonly number[]])[] = [];
  const shares: number[] = [];
  const opened: ReusableEngine[] = [];
  const freed: ReusableEngine[] = [];
  const abort = new AbortController();
  return {
    frames,
    shares,
    opened,
    freed,
    abort,
    hooks: {
      openEngine: async (scenario: Parameters<typeof openCpuEngine>[0]) => {
        const engine = (await openCpuEngine(scenario)) as ReusableEngine;
        const dispose = engine.dispose.bind(engine);
        engine.dispose = () => {
          freed.push(engine);
          dispose();
        };
        opened.push(engine);
        return engine;
      },
      onFrame: async (time: number, values: readonly Float32Array[]) => {
        frames.push([time, values.map(([first = Number.NaN]) => first)]);
      },
      onProgress: (share: number) => shares.push(share),
      signal: abort.signal,
    },
  };
}

it("reads fields and observables at the times that are asked for", async () => {
  const { frames, shares, opened, freed, hooks: own } = hooks();
  await runFrames(decaying(), [0, 33, 60], ["u", "twice"], own);
  expect(frames.map(([time]) => time)).toEqual([0, 33, 60]);
  for (const [time, [u, twice]] of frames) {
    expect(u).toBeCloseTo(Math.exp(-0.01 * time), 5);
    expect(twice).toBeCloseTo(2 * Math.exp(-0.01 * time), 5);
  }
  expect(shares.at(-1)).toBeCloseTo(1, 9);
  expect(freed).toEqual(opened);
});

it("stops with the signal's reason, and frees its engine", async () => {
  const { frames, opened, freed, abort, hooks: own } = hooks();
  const reason = new Error("canceled");
  const onFrame = async (time: number, values: readonly Float32Array[]): Promise<void> => {
    await own.onFrame(time, values);
    abort.abort(reason);
  };
  await expect(runFrames(decaying(), [0, 30, 60], ["u"], { ...own, onFrame })).rejects.toBe(reason);
  expect(frames).toHaveLength(1);
  expect(freed).toEqual(opened);
});

it("says of a run that grows beyond all bounds, and writes no such frame", async () => {
  const { frames, hooks: own } = hooks();
  const running = runFrames(decaying(-1), [0, 600], ["u"], own);
  await expect(running).rejects.toThrow(/u .*beyond all bounds at t = 600 min/);
  expect(frames.map(([time]) => time)).toEqual([0]);
});
