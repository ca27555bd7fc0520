import { morrisDesign } from "../../src/sweep/designs/morris.ts";
import { randomSequence } from "../../src/sweep/designs/random.ts";
import { saltelliDesign } from "../../src/sweep/designs/saltelli.ts";
import { curves } from "../../src/sweep/plots/curves.ts";
import type { Level, PlotFactor } from "../../src/sweep/plots/figure.ts";
import { heatMap } from "../../src/sweep/plots/heat-map.ts";
import { morris } from "../../src/sweep/plots/morris.ts";
import { scatter } from "../../src/sweep/plots/scatter.ts";
import { sobol } from "../../src/sweep/plots/sobol.ts";
import { tornado } from "../../src/sweep/plots/tornado.ts";
import { morrisEffects } from "../../src/sweep/sensitivity/morris-effects.ts";
import { sobolIndices } from "../../src/sweep/sensitivity/sobol-indices.ts";
import { allPoints } from "./all-points.ts";
import { gFunction, ishigami } from "./test-functions.ts";

export const resampling = { resamples: 100, seed: 1, confidence: 0.95 };

export const factor = (
  name: string,
  unit = "",
  scale: "linear" | "log" = "linear",
): PlotFactor => ({ name, unit, scale });

const burden = { name: "burden", unit: "um^2" };
const long = "a very long name of an output that somebody wrote without thinking of any figures";
const longFactor = factor("a very long name of a factor that fits nowhere in a figure", "um^2/min");
const odd = factor('<odd> & "quoted"\u0001', "1/min");
const days = Array.from({ length: 21 }, (_, day) => day * 720);
const none = Number.NaN;

const grow = (rate: number) => days.map((time) => 2e5 / (1 + 40 * Math.exp((-rate * time) / 1440)));
const runsOf = (levels: readonly Level[], each: number) =>
  levels.flatMap((level, index) =>
    Array.from({ length: each }, (_, run) => ({
      level,
      times: days,
      values: grow(0.4 + 0.2 * index + 0.02 * run),
    })),
  );

const cells = (
  xs: readonly Level[],
  ys: readonly Level[],
  value: (i: number, j: number) => number,
) => xs.flatMap((x, i) => ys.map((y, j) => ({ x, y, value: value(i, j) })));

const names = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

function sampled(dimensions: number, count: number, value: (point: number[]) => number) {
  const random = randomSequence(1, 99);
  return Array.from({ length: count }, () => {
    const levels = Array.from({ length: dimensions }, random.uniform);
    return { levels, value: value(levels) };
  });
}

function morrisFigure(factors: readonly string[], value: (point: readonly number[]) => number) {
  const design = morrisDesign(factors.length, 20, 4, 1);
  const found = morrisEffects(design, allPoints(design).map(value), resampling);
  return morris({ quantity: burden, factors, found, trajectories: 20, confidence: 0.95 });
}

function sobolFigure(factors: readonly string[], value: (point: readonly number[]) => number) {
  const design = saltelliDesign(factors.length, 64, 1);
  const found = sobolIndices(factors.length, allPoints(design).map(value), resampling);
  return sobol({ quantity: burden, factors, found, samples: 64, confidence: 0.95 });
}

const sum = (point: readonly number[]) =>
  point.reduce((total, coordinate, axis) => total + coordinate ** 2 / (1 + axis), 0);

/** Figures that try the layout: many and few levels, long and odd names, gaps, equal and negative values. */
export const figureCases: Readonly<Record<string, () => string>> = {
  "curves with bands": () =>
    curves({
      quantity: burden,
      by: factor("motility", "um^2/min"),
      runs: runsOf([0.1, 0.3, 1], 6),
    }),
  "curves of texts": () =>
    curves({
      quantity: { name: long, unit: "pg/(ml*min)", of: "hypoxic-core" },
      by: odd,
      runs: runsOf(["anti-PD1", "a label that goes on and on and on and on and on", "<b>"], 2),
    }),
  "curves of many texts": () =>
    curves({ quantity: burden, by: factor("arm"), runs: runsOf(names(14, "arm"), 1) }),
  "curves of many levels": () =>
    curves({
      quantity: { name: "signed", unit: "1" },
      by: factor("k", "1/min", "log"),
      runs: Array.from({ length: 25 }, (_, k) => ({
        level: 10 ** (-3 + k / 8),
        times: days,
        values: days.map((time) => 1e-5 * Math.cos(time / 3000 + k / 10)),
      })),
    }),
  "a curve of one time": () => curves({ quantity: burden, runs: [{ times: [0], values: [3] }] }),
  "curves that are flat": () =>
    curves({ quantity: burden, runs: [{ times: [0, 90], values: [5, 5] }] }),
  "curves with gaps": () =>
    curves({
      quantity: burden,
      runs: [{ times: [0, 30, 60, 90, 120], values: [1, 2, none, 3, none] }],
    }),
  "curves without values": () => curves({ quantity: burden, runs: [{ times: [], values: [] }] }),
  "a small heat map": () =>
    heatMap({
      quantity: burden,
      x: factor("motility", "um^2/min"),
      y: factor("bolus start", "d"),
      runs: cells([0.5, 1, 2, 4], [1, 3, 5], (i, j) => 1e5 * (1 + i * j)),
    }),
  "a fine heat map": () =>
    heatMap({
      quantity: { name: "difference", unit: "mmHg" },
      x: factor("a"),
      y: factor("b", "1/min"),
      runs: cells(
        Array.from({ length: 40 }, (_, i) => i / 39),
        Array.from({ length: 50 }, (_, j) => 10 ** (-3 + j / 25)),
        (i, j) => Math.sin(i / 8) * Math.cos(j / 9),
      ),
    }),
  "a heat map of long texts": () =>
    heatMap({
      quantity: { name: long, unit: "um^2" },
      x: longFactor,
      y: odd,
      runs: cells(
        ["none", "anti-PD1 early", "anti-PD1 late and then something else", "both"],
        ["wild type", "mutant"],
        (i, j) => (i === 1 && j === 0 ? none : i + j),
      ),
    }),
  "a heat map of many texts": () =>
    heatMap({
      quantity: burden,
      x: factor("arm"),
      y: factor("clone"),
      runs: cells(names(30, "arm number"), names(25, "clone"), (i, j) => i * j),
    }),
  "a heat map of uneven numbers": () =>
    heatMap({
      quantity: burden,
      x: factor("a"),
      y: factor("b"),
      runs: cells(
        Array.from({ length: 23 }, (_, i) => (i * i * i) / 7),
        Array.from({ length: 31 }, (_, j) => j * j * 12345),
        (i, j) => -i - j,
      ),
    }),
  "a heat map of one value": () =>
    heatMap({ quantity: burden, x: factor("a"), y: factor("b"), runs: cells([1], [2], () => 5) }),
  "a heat map without values": () =>
    heatMap({
      quantity: burden,
      x: factor("a"),
      y: factor("b"),
      runs: cells([1, 2], [3], () => none),
    }),
  "a tornado": () =>
    tornado({
      quantity: burden,
      factors: [longFactor, factor("therapy"), odd],
      runs: [0.5, 1, 2].flatMap((a) =>
        ["none", "anti-PD1 + anti-CTLA4"].flatMap((b) =>
          [1e-4, 1e-3].map((c) => ({ levels: [a, b, c], value: -a - 900 * c + b.length / 9 })),
        ),
      ),
    }),
  "a tornado of one value": () =>
    tornado({ quantity: burden, factors: [factor("a")], runs: [{ levels: [1], value: 4 }] }),
  "a tornado without values": () =>
    tornado({ quantity: burden, factors: [factor("a")], runs: [{ levels: [1], value: none }] }),
  "a tornado of many factors": () =>
    tornado({
      quantity: burden,
      factors: names(40, "factor").map((name) => factor(name)),
      runs: sampled(40, 100, sum).map(({ levels, value }) => ({
        levels: levels.map(Math.round),
        value,
      })),
    }),
  "scatter plots": () =>
    scatter({
      quantity: burden,
      factors: [factor("a"), factor("k", "1/min", "log"), longFactor],
      runs: sampled(3, 120, sum).map(({ levels: [a = 0, k = 0, c = 0], value }, index) => ({
        levels: [a, 10 ** (-4 + 3 * k), 1e3 * c],
        value: index % 10 === 0 ? none : 1e4 * value,
      })),
    }),
  "scatter plots of texts": () =>
    scatter({
      quantity: burden,
      factors: [factor("arm"), factor("n")],
      runs: ["none", "anti-PD1 and anti-CTLA4", "both"].flatMap((arm) =>
        [0, 1, 2].map((n) => ({ levels: [arm, n], value: n - 1 })),
      ),
    }),
  "a scatter plot of one run": () =>
    scatter({ quantity: burden, factors: [factor("a")], runs: [{ levels: [1], value: 3 }] }),
  "a scatter plot without values": () =>
    scatter({ quantity: burden, factors: [factor("a")], runs: [{ levels: [1], value: none }] }),
  "a crowded scatter plot": () =>
    scatter({ quantity: burden, factors: [factor("a"), factor("b")], runs: sampled(2, 9000, sum) }),
  "elementary effects": () =>
    morrisFigure(
      ["motility", "bolus start", "hypoxiaThreshold", "k", "m", "silent"],
      ([a = 0, b = 0, c = 0, d = 0, e = 0]) => 3 * a + 2 * b * c + 0.5 * d ** 2 + 0.05 * e,
    ),
  "elementary effects of many": () => morrisFigure(names(40, "parameterNumber"), sum),
  "elementary effects of nothing": () => morrisFigure(["a", "b"], () => 2),
  "elementary effects of no run": () => morrisFigure(["a", "b"], () => none),
  "Sobol' indices": () => sobolFigure(["x1", "x2", "x3"], ishigami(7, 0.1).value),
  "Sobol' indices of many": () =>
    sobolFigure(
      names(40, "a long name of a parameter, its number"),
      gFunction(Array.from({ length: 40 }, (_, axis) => axis / 2)).value,
    ),
  "Sobol' indices of nothing": () => sobolFigure(["a", "b"], () => 2),
  "Sobol' indices of no run": () => sobolFigure(["a", "b"], () => none),
};
