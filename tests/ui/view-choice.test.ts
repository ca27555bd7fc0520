import { expect, it } from "vitest";
import type { CompositeSetting, SingleFieldSetting } from "../../src/model/view-setting.ts";
import { choiceOf, settingOf, withChannel } from "../../src/ui/view-choice.ts";
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
    { field: "tumor", color: "#3355ff", window: [0, 1] },
    { field: "oxygen", color: "#00ffff", window: "auto" },
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

it("leaves out channels that are switched off, and keeps them for later", () => {
  const choice = withChannel(choiceOf(composite, model, 0), 0, { visible: false });
  expect(settingOf(choice)).toEqual({ ...composite, channels: [composite.channels[1]] });
  expect(settingOf(withChannel(choice, 0, { visible: true }))).toEqual(composite);
});

it("has channels ready for a preset that shows one field", () => {
  const choice = choiceOf(single, model, 3);
  expect(choice.slice).toBe(3);
  expect(settingOf({ ...choice, mode: "composite" })).toEqual({
    mode: "composite",
    channels: [{ field: "tumor", color: "#3355ff", window: "auto" }],
    contours: [],
  });
});
