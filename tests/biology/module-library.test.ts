import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModuleDescription } from "../../src/model/description.ts";

const names = moduleLibrary.map((module) => module.name);
const compose = (modules: readonly ModuleDescription[]) =>
  composeModel({ modules, library: moduleLibrary, domainBoundary: "no-flux", dimensions: 2 });

/** What is composed has the fields of the chosen modules and no others. */
function composeSubset(modules: readonly ModuleDescription[]): void {
  const fields = modules.flatMap((module) => Object.keys(module.fields ?? {}));
  const { fields: composed, compartments } = compose(modules);
  const found = [...composed, ...compartments].map(({ name }) => name);
  expect(found.sort()).toEqual(fields.sort());
}

describe("the module library", () => {
  it("has modules of different names", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("macrophages");
  });

  it.each(names)("composes %s alone", (name) => {
    composeSubset(moduleLibrary.filter((module) => module.name === name));
  });

  it("composes in pairs and in larger choices", () => {
    const everything = [...moduleLibrary];
    const pair = fc.subarray(everything, { minLength: 2, maxLength: 2 });
    const choice = fc.subarray(everything);
    fc.assert(fc.property(pair, composeSubset), { seed: 1, numRuns: 150 });
    fc.assert(fc.property(choice, composeSubset), { seed: 2, numRuns: 30 });
    composeSubset(everything);
  });

  it.each(names)("keeps its units straight in %s", (name) => {
    const module = moduleLibrary.find((candidate) => candidate.name === name)!;
    expect(checkDimensions(compose([module]))).toEqual([]);
  });

  it("keeps its units straight together", () => {
    expect(checkDimensions(compose(moduleLibrary))).toEqual([]);
  });
});

describe("reaches", () => {
  const value = (name: string) =>
    moduleLibrary
      .flatMap((module) => Object.entries(module.parameters ?? {}))
      .find(([key]) => key === name)![1].value;

  it("keeps IFN-γ within the 30 to 40 um that were measured in packed tissue", () => {
    const loss = value("ifnGammaDecay") + value("ifnGammaUptake");
    const reach = Math.sqrt(value("ifnGammaDiffusion") / loss);
    expect(reach).toBeGreaterThan(30);
    expect(reach).toBeLessThan(40);
  });

  it("leaves no more lactate than two for each glucose", () => {
    expect(value("lactateExport")).toBeLessThanOrEqual(2 * value("glycolysis"));
    expect(value("lactateAerobicShare")).toBeLessThanOrEqual(value("aerobicShare"));
  });
});

describe.each(moduleLibrary.map((module) => [module.name, module] as const))("%s", (_, module) => {
  const parameters = Object.entries(module.parameters ?? {});

  it("says in a sentence what it is", () => {
    expect(module.label).not.toBe("");
    expect(module.note).toMatch(/\.$/);
  });

  it.each(parameters)(
    "says where %s comes from and keeps it within its range",
    (_name, parameter) => {
      expect(parameter.label).toBeTruthy();
      expect(parameter.source).toBeTruthy();
      expect(parameter.min).toBeLessThan(parameter.max!);
      expect(parameter.value).toBeGreaterThanOrEqual(parameter.min!);
      expect(parameter.value).toBeLessThanOrEqual(parameter.max!);
    },
  );

  it("gives reasons for what it assumes", () => {
    const assumed = parameters
      .map(([, { source }]) => source!)
      .filter((source) => source.startsWith("assumed"));
    for (const source of assumed) expect(source).toMatch(/^assumed: .{10,}/);
  });

  it("labels and colors its fields", () => {
    for (const field of Object.values(module.fields ?? {})) {
      expect(field.label).toBeTruthy();
      expect(field.color).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it("labels its processes", () => {
    for (const process of module.processes ?? []) expect(process.label).toBeTruthy();
  });
});
