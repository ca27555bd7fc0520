import { expect, it } from "vitest";
import type { CurveSeries } from "../../src/observe/curve-data.ts";
import { groupCurves, type LaneGroup, regroupCurves } from "../../src/observe/curve-lanes.ts";

const curve = (name: string, unit = "1"): CurveSeries => ({
  name,
  label: name,
  unit,
  color: "#888888",
  shown: true,
});

const names = (groups: readonly LaneGroup[]) =>
  groups.map(({ series }) => series.map(({ name }) => name));

const reachOf = (sizes: Readonly<Record<string, number>>) => (name: string) => sizes[name] ?? 0;

it("gives the small curves of a unit a lane in which they are more than a line at the bottom", () => {
  const series = ["share", "tumor", "cd8", "kill"].map((name) => curve(name));
  const sizes = { share: 0.97, tumor: 0.2, cd8: 0.02, kill: 0.005 };
  const groups = groupCurves(series, reachOf(sizes));
  expect(names(groups)).toEqual([
    ["share", "tumor"],
    ["cd8", "kill"],
  ]);
  // No curve is flatter than an eighth of its axis.
  for (const { series: own } of groups) {
    const reached = own.map(({ name }) => sizes[name as keyof typeof sizes]);
    expect(Math.max(...reached) / Math.min(...reached)).toBeLessThanOrEqual(8);
  }
});

it("keeps units apart, and puts what has no value yet with the largest", () => {
  const series = [curve("oxygen", "mmHg"), curve("a"), curve("b"), curve("late")];
  const groups = groupCurves(series, reachOf({ oxygen: 40, a: 1, b: 0.01 }));
  expect(names(groups)).toEqual([["a", "late"], ["b"], ["oxygen"]]);
});

it("makes no more than three lanes of a unit", () => {
  const series = Array.from({ length: 7 }, (_, index) => curve(`c${index}`));
  const groups = groupCurves(series, (name) => 10 ** -Number(name.slice(1)));
  expect(groups.length).toBeLessThanOrEqual(3);
  expect(groups.flatMap((group) => group.series)).toHaveLength(7);
});

it("moves curves to other lanes only when they could not be seen, or fewer lanes would do", () => {
  const series = [curve("a"), curve("b")];
  const together = groupCurves(series, reachOf({ a: 1, b: 0.2 }));
  expect(regroupCurves(together, reachOf({ a: 1, b: 0.1 }))).toBe(together);
  const apart = regroupCurves(together, reachOf({ a: 1, b: 0.05 }));
  expect(names(apart)).toEqual([["a"], ["b"]]);
  expect(regroupCurves(apart, reachOf({ a: 1, b: 0.1 }))).toBe(apart);
  expect(names(regroupCurves(apart, reachOf({ a: 1, b: 0.3 })))).toEqual([["a", "b"]]);
});
