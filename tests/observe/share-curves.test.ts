import { describe, expect, it } from "vitest";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { shareOf } from "../../src/model/share-of.ts";
import { sharesOf, withShares } from "../../src/observe/share-curves.ts";
import { presetNames } from "../../src/preset/preset-library.ts";
import { createTimeSeries } from "../../src/run/time-series.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

describe("the form of a share", () => {
  const fields = new Set(["a", "b", "c"]);
  const read = (text: string) => shareOf(parseExpression(text), (name) => fields.has(name));

  it("is a sum of fields over a sum that has them all, or a bounded quotient", () => {
    expect(read("a/(a + b)")).toEqual({ part: ["a"], whole: ["a", "b"] });
    expect(read("(a + b)/(a + b + c)")).toEqual({ part: ["a", "b"], whole: ["a", "b", "c"] });
    expect(read("min(1, a/b)")).toEqual({ part: ["a"], whole: ["b"] });
    expect(read("a/(a + 0)")).toEqual({ part: ["a"], whole: ["a"] });
  });

  it.each([
    "a/b",
    "a/(a + k)",
    "(a - b)/(a + b)",
    "min(1, a/2)",
    "a*b",
    "a/(2*a + b)",
    "0/(a + b)",
  ])("is not %s", (text) => expect(read(text)).toBeUndefined());
});

/** All there are; a further one is to be looked at as a curve. */
const ALL = [
  "antigenLowShare",
  "bregShare",
  "carT4Share",
  "dcMaturity",
  "effectorShare",
  "exhaustedShare",
  "gdIl17Share",
  "iCafShare",
  "lipoCafShare",
  "m2Share",
  "mhcLowShare",
  "myCafShare",
  "n2Share",
  "nkDysfunctionalShare",
  "prrx2Share",
  "slcHighShare",
  "stemLikeShare",
  "terminalShare",
  "th1Share",
  "th2Share",
  "tregShare",
];

/** Shares of something else than cells, or already taken over the tissue. */
const OTHER = new Set(["chemoImmunogenic", "pocketShare", "tregIl2Capture"]);

it("knows every share of cells that a preset can draw", async () => {
  const found = new Set<string>();
  for (const name of presetNames()) {
    const { model } = (await shippedPreset(name)).scenario;
    const shares = sharesOf(model);
    for (const one of shares.keys()) found.add(one);
    for (const { name: observable, label } of model.observables) {
      if (!/\bshare\b/i.test(label) || OTHER.has(observable)) continue;
      expect(shares.has(observable), `${name}: ${observable} (${label})`).toBe(true);
    }
  }
  expect([...found].sort()).toEqual(ALL);
});

it("draws the share among all cells of the tissue, and nothing while there are hardly any", async () => {
  const { scenario } = await shippedPreset("hypoxic-core", { grid: [40, 40], step: 120 });
  const engine = await openCpuEngine(scenario);
  const series = createTimeSeries();
  const wanted: number[] = [];
  const byPlaces: number[] = [];
  for (const time of [0, 240, 2 * 1440, 6 * 1440]) {
    while (engine.time < time) await engine.advance(1, time);
    const measured = await engine.measure();
    series.add(measured);
    byPlaces.push(measured.observables["m2Share"]?.mean ?? Number.NaN);
    const [m1, m2] = [await engine.read("m1"), await engine.read("m2")];
    const total = (field: ArrayLike<number>) =>
      Array.from(field).reduce((sum, one) => sum + one, 0);
    wanted.push(total(m2) / (total(m1) + total(m2)));
  }
  engine.dispose();
  const drawn = withShares(series, scenario.model, ["m2Share"]).columns.get("m2Share") ?? [];
  // No M1 or M2 yet.
  expect(drawn[0]).toBeNaN();
  for (const index of [2, 3]) expect(drawn[index]).toBeCloseTo(wanted[index] as number, 4);
  // A mean over places would begin near 1 and fall, though ever more of the macrophages turn.
  expect(byPlaces[2]).toBeGreaterThan(0.6);
  expect(drawn[2]).toBeLessThan(0.35);
  expect(drawn[3]).toBeGreaterThan(drawn[2] as number);
});

it("leaves out a share of fewer cells than one in a mm²", async () => {
  const { scenario } = await shippedPreset("hypoxic-core");
  const of = (m1: number, m2: number) => {
    const columns = new Map([
      ["m1", [m1]],
      ["m2", [m2]],
    ]);
    return withShares({ times: [0], columns }, scenario.model, ["m2Share"]).columns.get("m2Share");
  };
  const volume = 4850;
  // Cells that show in 1 mm² of a section of 5 µm, by the number per volume (Abercrombie 1946).
  const perArea = (5 + Math.cbrt((6 * volume) / Math.PI)) * 1e6;
  expect(of(0.5 * (volume / perArea), 0)).toEqual([Number.NaN]);
  expect(of(0.9 * (volume / perArea), 0.3 * (volume / perArea))).toEqual([
    expect.closeTo(0.25, 10),
  ]);
});
