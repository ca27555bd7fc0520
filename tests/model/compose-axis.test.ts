import { describe, expect, test } from "vitest";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModuleDescription } from "../../src/model/description.ts";

const pole = (field: string) => ({ field, label: field, color: "#ffffff" });
const cells = (name: string, fields: readonly string[]): ModuleDescription => ({
  name,
  label: name,
  note: "Cells.",
  fields: Object.fromEntries(fields.map((field) => [field, { kind: "population", unit: "1" }])),
});
const helpers: ModuleDescription = {
  ...cells("helpers", ["naive", "first", "second"]),
  observables: { share: { expression: "first/(first + second)", unit: "1" } },
  axes: {
    helpers: {
      label: "First / second",
      observable: "share",
      newcomers: "naive",
      poles: [pole("first"), pole("second"), pole("other")],
    },
  },
};
const others = cells("others", ["other"]);

function axesOf(modules: readonly ModuleDescription[], library = [helpers, others]) {
  return composeModel({ modules, library, domainBoundary: "no-flux", dimensions: 2 }).axes;
}

describe("polarization axes", () => {
  test("have the poles that live in the model", () => {
    const fields = (modules: readonly ModuleDescription[]) =>
      axesOf(modules)[0]?.poles.map(({ field }) => field);
    expect(fields([helpers])).toEqual(["first", "second"]);
    expect(fields([helpers, others])).toEqual(["first", "second", "other"]);
    expect(axesOf([helpers])[0]).toMatchObject({ observable: "share", newcomers: "naive" });
  });

  test("are none where fewer than two poles live", () => {
    const lonely = {
      ...helpers,
      axes: { one: { ...helpers.axes!["helpers"]!, poles: [pole("first"), pole("other")] } },
    };
    expect(axesOf([lonely], [lonely, others])).toEqual([]);
  });

  test("name what is known, and two or three poles", () => {
    const wrong = (axis: object) => {
      const module = { ...helpers, axes: { helpers: { ...helpers.axes!["helpers"]!, ...axis } } };
      return () => axesOf([module], [module, others]);
    };
    expect(wrong({ poles: [pole("first"), pole("secnd")] })).toThrow(/secnd.*second/s);
    expect(wrong({ observable: "first" })).toThrow(/is a field, but a observable is needed/);
    expect(wrong({ poles: [pole("first")] })).toThrow(/two or three/);
  });
});
