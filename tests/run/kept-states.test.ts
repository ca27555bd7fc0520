import { describe, expect, it } from "vitest";
import { KeptStates } from "../../src/run/kept-states.ts";
import { packSnapshot, unpackSnapshot } from "../../src/run/pack-snapshot.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { tissue } from "./tissue.ts";

const state = (time: number, bytes = 100) => ({
  time,
  stepCount: time,
  branch: 0,
  interventions: [],
  touched: false,
  packed: new Uint8Array(bytes),
});

describe("kept states", () => {
  it.each([5, 12, 40])("hold a bound of %i states, whatever comes", (most) => {
    const kept = new KeptStates(100 * most);
    for (let time = 0; time <= 3000; time++) {
      kept.add(state(time));
      expect(kept.bytes).toBeLessThanOrEqual(kept.bound);
    }
    expect(kept.list.length).toBe(most);
  });

  it("stay spread over the whole past, denser near now, the start and the newest among them", () => {
    const kept = new KeptStates(2000);
    for (let time = 0; time <= 5000; time++) kept.add(state(time));
    const times = kept.list.map(({ time }) => time);
    expect(times[0]).toBe(0);
    expect(times.at(-1)).toBe(5000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] as number));
    // 20 states over three and a half decades of age: a gap is no more than such a share of its age.
    for (const [index, gap] of gaps.entries()) {
      const age = 5000 - (times[index] as number);
      expect(gap).toBeLessThanOrEqual(Math.max(2, 0.75 * age));
    }
    const half = times.findIndex((time) => time >= 2500);
    expect(times.length - half).toBeGreaterThan(half);
    expect(half).toBeGreaterThanOrEqual(2);
    expect(Math.max(...gaps.slice(-5))).toBeLessThan(Math.max(...gaps.slice(0, 5)));
  });

  it("find the last one at a time or before", () => {
    const kept = new KeptStates(1e6);
    for (const time of [30, 0, 10]) kept.add(state(time));
    expect(kept.nearest(29)?.time).toBe(10);
    expect(kept.nearest(30)?.time).toBe(30);
    expect(kept.nearest(-1)).toBeUndefined();
    kept.add(state(10, 7));
    expect(kept.list.map(({ packed }) => packed.length)).toEqual([100, 7, 100]);
    kept.dropAfter(10);
    expect(kept.list.map(({ time }) => time)).toEqual([0, 10]);
  });

  it("keep the newest though it alone is over the bound", () => {
    const kept = new KeptStates(10);
    kept.add(state(1));
    kept.add(state(2));
    expect(kept.list.map(({ time }) => time)).toEqual([2]);
  });
});

describe("a packed snapshot", () => {
  it("is smaller and comes back bit for bit", async () => {
    const engine = await openCpuEngine(tissue());
    await engine.advance(30);
    const snapshot = await engine.snapshot();
    const values = snapshot.fields.length + snapshot.carry.length + snapshot.previous.length;
    const packed = packSnapshot(snapshot);
    expect(packed.byteLength).toBeLessThan(4 * values);
    expect(unpackSnapshot(packed)).toEqual(snapshot);
  });

  it("that is damaged is told", async () => {
    const engine = await openCpuEngine(tissue());
    const packed = packSnapshot(await engine.snapshot());
    packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 0x55;
    expect(() => unpackSnapshot(packed)).toThrow();
  });
});
