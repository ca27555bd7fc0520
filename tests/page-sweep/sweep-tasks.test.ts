import { describe, expect, it } from "vitest";
import { curveInterval } from "../../src/page-sweep/sweep-plan.ts";
import { sweepTasks } from "../../src/page-sweep/sweep-tasks.ts";
import type { SweepRequest } from "../../src/ui/sweep-request.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

const request: SweepRequest = {
  parameter: "kill",
  values: [0.05, 0.06, 0.07],
  quantity: { name: "v", label: "Product V", unit: "1", isCompartment: false },
  measure: "integral",
  until: "100 min",
  setting: 0,
};
const setting = { grid: [32, 32], step: 0.5 };

describe("the runs of a sweep", () => {
  it("are the preset with what the user changed and one value each", async () => {
    const preset = await shippedPreset("gray-scott");
    const { runs, times, unit } = await sweepTasks(
      preset,
      { feed: 0.04, kill: 0.06 },
      request,
      setting,
      ["v", "u"],
    );
    expect(runs.map(({ scenario }) => scenario.parameters["kill"])).toEqual([0.05, 0.06, 0.07]);
    for (const { scenario, outputs } of runs) {
      expect(scenario.parameters["feed"]).toBe(0.04);
      expect([scenario.grid.nx, scenario.time.step, scenario.seed]).toEqual([32, 0.5, 7]);
      expect(outputs.fields.map(({ field, at }) => [field, at])).toEqual([
        ["v", 100],
        ["u", 100],
      ]);
    }
    expect(unit).toBe("um^2");
    // 200 steps, four apart.
    expect(times).toEqual(Array.from({ length: 51 }, (_, index) => 2 * index));
  });

  it("name a value that the preset cannot take", async () => {
    const preset = await shippedPreset("gray-scott");
    const wrong = { ...request, values: [0.05, 1] };
    await expect(sweepTasks(preset, {}, wrong, setting, [])).rejects.toThrow(
      /1 is outside the range of "kill"/,
    );
  });
});

it("reads curves at whole steps, some sixty times", () => {
  expect(curveInterval(30 * 1440, 60)).toBe(720);
  expect(curveInterval(100, 60)).toBe(60);
  expect(curveInterval(10, 60)).toBe(60);
});
