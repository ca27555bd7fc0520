import { expect, it } from "vitest";
import { createRateMeter } from "../../src/run/rate-meter.ts";

it("gives steps and simulated days per second of the last two seconds", () => {
  const meter = createRateMeter();
  for (let now = 0; now <= 4000; now += 100) meter.add(now, 10, 60);
  const { steps, days } = meter.read(4000);
  expect(steps).toBeCloseTo(100, 6);
  expect(days).toBeCloseTo((60 * 10) / 1440, 6);
});

it("is zero before anything ran and after it stopped long ago", () => {
  const meter = createRateMeter();
  expect(meter.read(100)).toEqual({ steps: 0, days: 0 });
  meter.add(0, 5, 5);
  meter.add(100, 5, 5);
  expect(meter.read(10_000)).toEqual({ steps: 0, days: 0 });
});
