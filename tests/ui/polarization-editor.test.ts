import { expect, it } from "vitest";
import { polarizationOf } from "../../src/look/polarization/look.ts";
import { presentDensity } from "../../src/ui/polarization-editor.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

it("the window of densities that follows the data is that of the fullest of poles and newcomers", async () => {
  const { model } = (await shippedPreset("hypoxic-core")).scenario;
  const setting = polarizationOf(model.axes[0]!.name);
  const windows = new Map<string, readonly [number, number]>([
    ["m1", [0, 0.03]],
    ["m2", [0, 0.01]],
    ["oxygen", [0, 46]],
  ]);
  expect(presentDensity(setting, model, windows)).toEqual([0, 0.03]);
  expect(presentDensity(setting, model, new Map())).toBeUndefined();
  // One that is fixed follows nothing.
  expect(presentDensity({ ...setting, density: [0, 1] }, model, windows)).toBeUndefined();
});
