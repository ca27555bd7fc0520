import { describe, expect, it } from "vitest";
import { resolveView, viewNames } from "../../src/look/views.ts";
import type { Model } from "../../src/model/model.ts";

const constant = { kind: "number", value: 0 } as const;
const model: Model = {
  fields: [
    {
      name: "oxygen",
      label: "Oxygen",
      origin: "oxygen",
      kind: "substrate",
      unit: "mmHg",
      diffusion: constant,
      initial: constant,
      boundary: {
        left: { type: "no-flux" },
        right: { type: "no-flux" },
        bottom: { type: "no-flux" },
        top: { type: "no-flux" },
        back: { type: "no-flux" },
        front: { type: "no-flux" },
      },
    },
  ],
  compartments: [],
  parameters: [],
  observables: [
    { name: "m2Share", label: "M2 share", origin: "model", unit: "1", expression: constant },
  ],
  processes: [],
  axes: [
    {
      name: "macrophages",
      label: "M1 / M2",
      origin: "model",
      observable: "m2Share",
      newcomers: "oxygen",
      poles: [
        { field: "m1", label: "M1", color: "#00ff00" },
        { field: "m2", label: "M2", color: "#ff0000" },
      ],
    },
  ],
};
const contours = [{ field: "oxygen", level: 5, color: "#ffffff" }];

describe("a polarization view", () => {
  const setting = { mode: "polarization", axis: "macrophages", density: "auto", contours } as const;
  const highest: Readonly<Record<string, number>> = { m1: 0.1, m2: 0.3, oxygen: 0.2 };
  const view = resolveView(setting, model, (name) => [0, highest[name]!]);

  it("paints poles in their colors and newcomers pale, as bright as the densest pole", () => {
    expect(view).toMatchObject({ mode: "polarization", label: "M1 / M2", window: [0, 0.3] });
    expect(view).toMatchObject({
      poles: [{ color: "#00ff00" }, { color: "#ff0000" }, { label: "Oxygen", color: "#b9b9b9" }],
    });
  });

  it("asks the engine for poles, newcomers and contours", () => {
    expect(viewNames(view)).toEqual(["m1", "m2", "oxygen"]);
  });

  it("keeps a density window that the preset gives", () => {
    const given = resolveView({ ...setting, density: [0, 2] }, model, () => [0, 1]);
    expect(given).toMatchObject({ window: [0, 2] });
  });
});

describe("resolveView", () => {
  it("adds labels and units and asks for auto windows only", () => {
    const asked: string[] = [];
    const channels = [
      { field: "m2Share", color: "#ff00aa", window: "auto" as const, visible: true },
      { field: "oxygen", color: "#00aaff", window: [0, 40] as const, visible: true },
      { field: "m1", color: "#00aaff", window: "auto" as const, visible: false },
    ];
    const view = resolveView({ mode: "composite", channels, contours }, model, (name) => {
      asked.push(name);
      return [0, 0.7];
    });
    expect(asked).toEqual(["m2Share"]);
    expect(view).toEqual({
      mode: "composite",
      channels: [
        { field: "m2Share", label: "M2 share", unit: "", color: "#ff00aa", window: [0, 0.7] },
        { field: "oxygen", label: "Oxygen", unit: "mmHg", color: "#00aaff", window: [0, 40] },
      ],
      contours: [{ ...contours[0], label: "Oxygen", unit: "mmHg" }],
    });
    expect(viewNames(view)).toEqual(["m2Share", "oxygen"]);
  });

  it("says of populations how large a cell is, and of other fields nothing", () => {
    const volumes: Readonly<Record<string, number>> = { m1: 4850, m2: 4850 };
    const of = (name: string) => volumes[name];
    const setting = {
      mode: "polarization",
      axis: "macrophages",
      density: "auto",
      contours,
    } as const;
    const view = resolveView(setting, model, () => [0, 1], of);
    expect(view.mode === "polarization" && view.poles.map(({ cellVolume }) => cellVolume)).toEqual([
      4850,
      4850,
      undefined,
    ]);
    const single = { mode: "field", field: "m1", map: "magma", window: "auto", contours } as const;
    expect(resolveView(single, model, () => [0, 1], of)).toMatchObject({ cellVolume: 4850 });
  });

  it("raises the powers of a unit", () => {
    const counted = {
      ...model,
      observables: [{ ...model.observables[0]!, name: "cells", unit: "1/mm^2" }],
    };
    const single = {
      mode: "field",
      field: "cells",
      map: "magma",
      window: "auto",
      contours,
    } as const;
    expect(resolveView(single, counted, () => [0, 1])).toMatchObject({ unit: "1/mm²" });
  });
});
