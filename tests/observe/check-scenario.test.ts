import { expect, it } from "vitest";
import { checkScenario } from "../../src/observe/check-scenario.ts";
import { changed, resolve } from "../preset/sample-preset.ts";

it("is the preset's own without a check", () => {
  const preset = resolve(changed({ check: undefined }));
  expect(checkScenario(preset)).toBe(preset.scenario);
});

it("has the grid, the step and the tolerance of the check, and the rest of the preset", () => {
  const check = { grid: [32, 16], step: "30 min", tolerance: 0.02 };
  const preset = resolve(changed({ check }));
  const { grid, time, ...rest } = checkScenario(preset);
  const { grid: own, time: ownTime, ...others } = preset.scenario;
  expect(rest).toEqual(others);
  expect({ nx: grid.nx, ny: grid.ny, width: grid.nx * grid.dx }).toEqual({
    nx: 32,
    ny: 16,
    width: own.nx * own.dx,
  });
  expect(time).toEqual({ ...ownTime, step: 30, tolerance: 0.02 });
});
