import { expect, it } from "vitest";
import type { Measurement } from "../../../src/engine/engine.ts";
import type { FilmedRun } from "../../../src/record/filmed-run.ts";
import { FilmCurves } from "../../../src/record/paint/film-curves.ts";
import { FilmWindows } from "../../../src/record/paint/film-windows.ts";
import { planeGrid } from "../../support/grids.ts";
import { makeScenario } from "../../support/make-scenario.ts";

const scenario = makeScenario({
  grid: planeGrid(4, 4, 10),
  step: 1,
  model: { fields: { u: { kind: "substrate", unit: "1", diffusion: 0 } } },
});

const measured = (time: number, mean: number, min = 0, max = 1): Measurement => ({
  time,
  stepCount: 0,
  fields: { u: { mean, min, max, integral: 0, nonFinite: 0 } },
  observables: {},
  compartments: {},
});

it("goes on with a curve from what was known before the film, and knows what comes for its axes", () => {
  const known = { times: [0, 10, 20, 30], columns: new Map([["u", [1, 2, 3, 9]]]) };
  const run = { label: "", scenario, known } as unknown as FilmedRun;
  const curves = new FilmCurves(run, ["u"], 20);
  expect(curves.drawn.data.times).toEqual([0, 10]);
  curves.add(measured(20, 3));
  curves.add(measured(20, 3));
  curves.add(measured(25, 4));
  expect(curves.drawn.data.times).toEqual([0, 10, 20, 25]);
  expect(curves.drawn.data.columns.get("u")).toEqual([1, 2, 3, 4]);
  expect(Math.max(...(curves.known[0]?.columns.get("u") ?? []))).toBe(9);
});

const setting = {
  mode: "field",
  field: "u",
  map: "viridis",
  window: "auto",
  contours: [],
} as const;

it("lets windows follow the frames from the first on, or keeps those of the page", () => {
  const follows = new FilmWindows(setting, scenario.model, null);
  expect(follows.names).toEqual(["u"]);
  follows.follow([measured(0, 0, 2, 4)]);
  expect(follows.of("u")).toEqual([2, 4]);
  // However far apart its frames are, nothing is beyond a bar's end.
  follows.follow([measured(0, 0, 1, 8)]);
  expect(follows.of("u")).toEqual([1, 8]);
  for (let frame = 0; frame < 40; frame++) follows.follow([measured(frame, 0, 2, 8)]);
  expect(follows.of("u")[1]).toBeCloseTo(8, 1);
  const fixed = new FilmWindows(setting, scenario.model, new Map([["u", [0, 5] as const]]));
  fixed.follow([measured(0, 0, 2, 8)]);
  expect(fixed.of("u")).toEqual([0, 5]);
  const first = new FilmWindows(setting, scenario.model, new Map());
  first.follow([measured(0, 0, 2, 8)]);
  first.follow([measured(1, 0, 1, 80)]);
  expect(first.of("u")).toEqual([2, 8]);
});

it("shares a window between runs beside each other", () => {
  const windows = new FilmWindows(setting, scenario.model, null);
  windows.follow([measured(0, 0, 2, 4), measured(0, 0, 1, 3)]);
  expect(windows.of("u")).toEqual([1, 4]);
});
