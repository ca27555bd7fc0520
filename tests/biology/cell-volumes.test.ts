import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { cellVolumes } from "../../src/biology/stroma/cell-volumes.ts";
import { cellDiameter, cellsPerSection } from "../../src/model/cell-count.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import { cellVolumeOf } from "../../src/observe/cell-volume.ts";
import { numberOf, openTissue, still } from "../support/open-tissue.ts";

const everything = composeModel({
  modules: moduleLibrary,
  library: moduleLibrary,
  domainBoundary: "no-flux",
  dimensions: 2,
});
const values = Object.fromEntries(everything.parameters.map(({ name, value }) => [name, value]));
const populations = everything.fields.filter(({ kind }) => kind === "population");

describe("the volume of a cell", () => {
  it("is known of every population", () => {
    expect(populations.length).toBeGreaterThan(40);
    const forgotten = populations.filter(
      ({ name }) => cellVolumeOf(everything, name, values) === undefined,
    );
    expect(forgotten.map(({ name }) => name)).toEqual([]);
  });

  it("is that of a sphere between 5 and 25 um across", () => {
    for (const { name } of populations) {
      const diameter = cellDiameter(cellVolumeOf(everything, name, values) ?? 0);
      expect(diameter, name).toBeGreaterThan(5);
      expect(diameter, name).toBeLessThan(25);
    }
  });

  it("is one of the tissue's shared parameters, each of which is used", () => {
    const used = moduleLibrary.flatMap(({ fields = {} }) =>
      Object.values(fields).flatMap(({ cellVolume }) => cellVolume ?? []),
    );
    const named = Object.keys(cellVolumes).filter((name) => name.endsWith("Volume"));
    expect([...new Set(used)].sort()).toEqual(named.sort());
  });
});

describe("cells per mm² of a section", () => {
  it.each([
    ["cd8", "cd8PerArea", { cd8Eff: 0.004, cd8Pex: 0.001, cd8Tex: 0.002 }, "lymphocyteVolume"],
    ["nk", "nkPerArea", { nkActive: 0.003, nkDys: 0.001 }, "lymphocyteVolume"],
    ["macrophages", "tamPerArea", { m0: 0.02, m1: 0.03, m2: 0.05 }, "macrophageVolume"],
    ["neutrophils", "neutrophilsPerArea", { n0: 0.001, n1: 0.002, n2: 0.004 }, "neutrophilVolume"],
    ["mdsc", "mdscPerArea", { mdsc: 0.006 }, "mdscVolume"],
  ] as const)("of %s are what the closed form gives: %s", async (module, name, initial, volume) => {
    const modules = moduleLibrary.filter((one) => one.name === module);
    const engine = await openTissue({ modules, own: { fields: { tumor: still() } }, initial });
    const fraction = Object.values(initial).reduce((sum, one) => sum + one, 0);
    const expected = cellsPerSection(fraction, cellVolumes[volume].value);
    expect((await numberOf(engine, name)) / expected).toBeCloseTo(1, 5);
    expect(everything.observables.find((one) => one.name === name)?.unit).toBe("1/mm^2");
  });
});
