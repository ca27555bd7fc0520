import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { Past } from "../../src/run/past.ts";

/** A way of ten states, one each min; the run stands at the last. */
function gone(): { readonly past: Past; readonly now: { value: number } } {
  const now = signal(0);
  const past = new Past(1e6, now);
  for (let time = 0; time < 10; time++) {
    now.value = time;
    past.beginKeeping([])({ time, stepCount: time }, new Uint8Array(1));
  }
  return { past, now };
}

function comeTo(past: Past, now: { value: number }, time: number, isOther = false): void {
  past.comeTo(past.nearest(time)!, isOther, []);
  now.value = time;
}

describe("the past of a run", () => {
  it("stays where one looks back, and comes again", () => {
    const { past, now } = gone();
    comeTo(past, now, 4);
    expect(past.atStake.value).toBe(0);
    past.goOn(4);
    expect(past.states.value.length).toBe(10);
    expect(past.dropped.value).toBe(null);
  });

  it("is at stake once something is changed, and what is later goes with the next step", () => {
    const { past, now } = gone();
    comeTo(past, now, 4);
    past.touch();
    expect([past.atStake.value, past.touched]).toEqual([5, true]);
    past.goOn(4);
    expect(past.states.value.length).toBe(5);
    expect(past.dropped.value).toEqual({ time: 4, until: 9, states: 5 });
    expect(past.atStake.value).toBe(0);
  });

  it("knows a state with other values, or of another branch, as another way", () => {
    const { past, now } = gone();
    comeTo(past, now, 4, true);
    expect(past.atStake.value).toBe(5);
    comeTo(past, now, 2);
    expect([past.atStake.value, past.touched]).toEqual([0, false]);
  });

  it("does not take a state that the run has left meanwhile, and keeps none twice", () => {
    const { past, now } = gone();
    expect(past.hasKept(9)).toBe(true);
    now.value = 10;
    const keep = past.beginKeeping([]);
    comeTo(past, now, 3);
    expect(keep({ time: 10, stepCount: 10 }, new Uint8Array(1))).toBe(false);
    expect(past.states.value.map(({ time }) => time)).not.toContain(10);
    expect(past.hasKept(3)).toBe(true);
  });
});
