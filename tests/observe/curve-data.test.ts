import { expect, it } from "vitest";
import { type CurveRun, curvesTogether } from "../../src/observe/curve-data.ts";

const run = (label: string, ...times: number[]): CurveRun => ({
  label,
  data: { times, columns: new Map([["tumor", times.map((time) => 2 * time)]]) },
});

it("draws runs beside another as far as its own curve goes, which may be its kept future", () => {
  const timesOf = (main: CurveRun, now: number) =>
    curvesTogether(main, [run("a", 0, 10, 20, 30)], now).map(({ data }) => data.times);
  // Both have a future.
  expect(timesOf(run("", 0, 10, 20, 30), 10)[1]).toEqual([0, 10, 20, 30]);
  // The run went another way, or begins anew: what the other one was later is not of this clock.
  expect(timesOf(run("", 0, 10), 10)[1]).toEqual([0, 10]);
  expect(timesOf(run("", 0), 0)[1]).toEqual([0]);
  // It has not been measured yet, but is there.
  expect(timesOf(run("", 0, 10), 25)[1]).toEqual([0, 10, 20]);
  const [, other] = curvesTogether(run("", 0, 10), [run("a", 0, 10, 20)], 10);
  expect(other?.data.columns.get("tumor")).toEqual([0, 20]);
  expect(other?.label).toBe("a");
});
