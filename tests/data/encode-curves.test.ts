import { expect, it } from "vitest";
import { type RunCurves, runsToCsv } from "../../src/data/encode-curves.ts";

const none = Number.NaN;

function run(
  times: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
  more: Partial<RunCurves> = {},
): RunCurves {
  return {
    label: "",
    times,
    columns: new Map(Object.entries(columns)),
    unitOf: () => "1",
    ...more,
  };
}

it("writes CSV with units and quotes names that need it", () => {
  const only = run([0], { tumor: [0.5] }, { unitOf: () => 'a"b' });
  expect(runsToCsv([only])).toBe('time_min,"tumor_mean [a""b]"\n0,0.5\n');
});

it("leaves gaps where something was not measured", () => {
  const only = run([0, 6, 12], { tumor: [1, none, 3], late: [none, 2] });
  expect(runsToCsv([only]).split("\n").slice(1)).toEqual(["0,1,", "6,,2", "12,3,", ""]);
});

it("names the columns of several runs, each with its own unit and at its own times", () => {
  const runs = [
    run([0, 6, 12], { tumor: [1, 2, 3] }, { label: "this run", unitOf: () => "mM" }),
    run([0, 9, 12], { tumor: [1, 5, 7] }, { label: "without drug, seed 3", unitOf: () => "uM" }),
  ];
  expect(runsToCsv(runs)).toBe(
    [
      'time_min,this run: tumor_mean [mM],"without drug, seed 3: tumor_mean [uM]"',
      "0,1,1",
      "6,2,",
      "9,,5",
      "12,3,7",
      "",
    ].join("\n"),
  );
});
