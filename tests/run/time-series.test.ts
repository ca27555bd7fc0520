import { expect, it } from "vitest";
import type { Measurement } from "../../src/engine/engine.ts";
import { createTimeSeries } from "../../src/run/time-series.ts";

function measurement(time: number, mean: number): Measurement {
  const statistics = { mean, min: 0, max: 1, integral: 1, nonFinite: 0 };
  return { time, stepCount: 0, fields: { tumor: statistics }, observables: {}, compartments: {} };
}

it("keeps means by name and time", () => {
  const series = createTimeSeries();
  series.add(measurement(0, 1));
  series.add(measurement(6, 2));
  expect(series.times).toEqual([0, 6]);
  expect(series.columns.get("tumor")).toEqual([1, 2]);
});

it("replaces what is measured twice at one time, and keeps what is later until it is dropped", () => {
  const series = createTimeSeries();
  for (const time of [0, 6, 12, 18]) series.add(measurement(time, time));
  series.add(measurement(6, 7));
  expect(series.times).toEqual([0, 6, 12, 18]);
  expect(series.columns.get("tumor")).toEqual([0, 7, 12, 18]);
  series.dropAfter(6);
  expect(series.times).toEqual([0, 6]);
  expect(series.columns.get("tumor")).toEqual([0, 7]);
});

it("puts what is measured on the way again between what was there", () => {
  const series = createTimeSeries();
  for (const time of [0, 6, 18]) series.add(measurement(time, time));
  series.add(measurement(12, 12));
  series.add({ ...measurement(9, 9), compartments: { drug: 1 } });
  expect(series.times).toEqual([0, 6, 9, 12, 18]);
  expect(series.columns.get("tumor")).toEqual([0, 6, 9, 12, 18]);
  const none = Number.NaN;
  expect(series.columns.get("drug")).toEqual([none, none, 1, none, none]);
  series.dropAfter(11);
  expect(series.times).toEqual([0, 6, 9]);
});

it("thins out a long run and keeps its ends' order", () => {
  const series = createTimeSeries();
  for (let time = 0; time < 9001; time++) series.add(measurement(time, time));
  expect(series.times.length).toBeLessThanOrEqual(4000);
  expect(series.times[0]).toBe(0);
  expect(series.times.at(-1)).toBe(9000);
  expect(series.columns.get("tumor")).toEqual(series.times);
});

it("leaves gaps where something was not measured", () => {
  const series = createTimeSeries();
  const { fields, ...rest } = measurement(6, 2);
  series.add(measurement(0, 1));
  series.add({ ...rest, fields: { late: fields["tumor"]! } });
  series.add(measurement(12, 3));
  expect(series.columns.get("tumor")).toEqual([1, Number.NaN, 3]);
  expect(series.columns.get("late")).toEqual([Number.NaN, 2, Number.NaN]);
});
