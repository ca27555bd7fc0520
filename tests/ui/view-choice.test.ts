import { expect, it } from "vitest";
import type { CompositeSetting } from "../../src/look/composite/setting.ts";
import type { SingleFieldSetting } from "../../src/look/field/setting.ts";
import { resolveView, viewNames } from "../../src/look/views.ts";
import { choiceOf, settingOf, withChannel, withSetting } from "../../src/ui/view-choice.ts";
import { makeScenario } from "../support/make-scenario.ts";

const { model } = makeScenario({
  model: {
    fields: {
      tumor: { kind: "population", unit: "1", color: "#3355ff" },
      oxygen: { kind: "substrate", unit: "mmHg" },
    },
  },
  grid: { dimensions: 2, nx: 16, ny: 16, nz: 1, dx: 10, dy: 10, dz: 1 },
  step: 1,
});

const composite: CompositeSetting = {
  mode: "composite",
  channels: [
    { field: "tumor", color: "#3355ff", window: [0, 1], visible: true },
    { field: "oxygen", color: "#00ffff", window: "auto", visible: true },
  ],
  contours: [],
};
const single: SingleFieldSetting = {
  mode: "field",
  field: "oxygen",
  map: "magma",
  window: "auto",
  contours: [],
};

it("asks for just what the preset asked for", () => {
  expect(settingOf(choiceOf(composite, model, 0))).toEqual(composite);
  expect(settingOf(choiceOf(single, model, 0))).toEqual(single);
});

it("draws no channel that is switched off, and keeps it for later", () => {
  const choice = withChannel(choiceOf(composite, model, 0), 0, { visible: false });
  const view = resolveView(settingOf(choice), model, () => [0, 1]);
  expect(viewNames(view)).toEqual(["oxygen"]);
  expect(settingOf(withChannel(choice, 0, { visible: true }))).toEqual(composite);
});

it("has every look ready that can show the model, and no other", () => {
  const choice = choiceOf(single, model, 3);
  expect(choice.slice).toBe(3);
  expect(settingOf({ ...choice, mode: "composite" })).toEqual({
    mode: "composite",
    channels: [{ field: "tumor", color: "#3355ff", window: "auto", visible: true }],
    contours: [],
  });
  expect(Object.keys(choice.settings).sort()).toEqual([
    "composite",
    "field",
    "multiples",
    "relief",
    "split",
    "tissue",
  ]);
  expect(choiceOf(composite, model, 0).settings.field?.field).toBe("tumor");
});

it("comes back to a look as it was left", () => {
  const first = choiceOf(single, model, 0);
  const second = withSetting(first, composite);
  expect(settingOf(second)).toEqual(composite);
  expect(settingOf({ ...second, mode: "field" })).toEqual(single);
});
