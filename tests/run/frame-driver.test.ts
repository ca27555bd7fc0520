import { expect, it } from "vitest";
import { FrameDriver, type Frames } from "../../src/run/frame-driver.ts";

/** A window whose frames come every 16 ms, but `cost` ms later after a drawing. */
function openWindow(cost: number) {
  let now = 0;
  let next: (() => void) | null = null;
  let drawings = 0;
  let pending = 0;
  const frames: Frames = {
    request: (callback) => {
      next = callback;
      return 1;
    },
    cancel: () => {
      next = null;
    },
    now: () => now,
  };
  const driver = new FrameDriver(async () => {
    drawings++;
    pending = cost;
  }, frames);
  /** Lets `milliseconds` pass. */
  const pass = async (milliseconds: number, eachFrame: () => void = () => {}): Promise<number> => {
    const begin = drawings;
    for (const end = now + milliseconds; now < end; ) {
      now += 16 + pending;
      pending = 0;
      eachFrame();
      const callback = next;
      next = null;
      callback?.();
      await Promise.resolve();
      await Promise.resolve();
    }
    return drawings - begin;
  };
  return { driver, pass, isAsked: () => next !== null };
}

it("draws every frame where drawing costs nothing", async () => {
  const { driver, pass } = openWindow(0);
  expect(await pass(1600, () => driver.invalidate())).toBeGreaterThan(45);
});

it("draws only what is out of date, and asks for no frames otherwise", async () => {
  const { driver, pass, isAsked } = openWindow(0);
  driver.invalidate();
  expect(await pass(1600)).toBe(1);
  expect(isAsked()).toBe(false);
  driver.invalidate();
  expect(isAsked()).toBe(true);
  expect(await pass(160)).toBe(1);
});

it("leaves most of a machine to the model that draws with its CPU", async () => {
  const { driver, pass } = openWindow(200);
  const drawings = await pass(10_000, () => driver.invalidate());
  // A quarter of the time, 200 ms each.
  expect(drawings).toBeLessThanOrEqual(14);
  expect(drawings).toBeGreaterThanOrEqual(8);
});

it("still draws now and then where a drawing takes seconds", async () => {
  const { driver, pass } = openWindow(3000);
  expect(await pass(21_000, () => driver.invalidate())).toBeGreaterThanOrEqual(4);
});

it("draws the last state, though drawing rests when it comes", async () => {
  const { driver, pass } = openWindow(200);
  driver.invalidate();
  await pass(20);
  driver.invalidate();
  expect(await pass(2000)).toBe(1);
});

it("stops", async () => {
  const { driver, pass } = openWindow(0);
  driver.invalidate();
  driver.stop();
  driver.invalidate();
  expect(await pass(160)).toBe(0);
});
