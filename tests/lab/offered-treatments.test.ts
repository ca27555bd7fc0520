import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { therapyLibrary } from "../../src/biology/therapies/therapy-library.ts";
import { createBase, type LabBase } from "../../src/lab/base.ts";
import { documentOf } from "../../src/lab/document.ts";
import { checkIntervention } from "../../src/lab/resolve-document.ts";
import { offerAt, offeredTreatments } from "../../src/lab/treatments/offered-treatments.ts";
import { usualDoses } from "../../src/lab/treatments/usual-dose.ts";
import { shippedNames } from "../../src/preset/preset-library.ts";
import type { PresetFile } from "../../src/preset/preset-schema.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { open } from "./open-base.ts";

/** A tissue of every module that there is. */
const whole: PresetFile = {
  format: "milieu/1",
  title: "Everything",
  modules: moduleLibrary.map(({ name }) => name),
  domain: { size: ["1400 um", "700 um"], grid: [64, 32] },
  time: { step: "15 min" },
};

function baseOf(file: PresetFile): LabBase {
  const family = new PresetFamily(file, { library: moduleLibrary });
  return createBase({ kind: "file", name: "whole", preset: file }, family);
}

const base = baseOf(whole);
const offers = offeredTreatments(base);
const find = (key: string) => offers.find((offer) => offer.key === key)?.intervention;

describe("offered treatments", () => {
  it("has each key once", () => {
    const keys = offers.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("fits the model, wherever it is put in time", () => {
    for (const offer of offers) {
      expect(() => checkIntervention(offerAt(offer, 17_000), base), offer.key).not.toThrow();
      expect(offerAt(offer, 17_280).start).toBe("12 d");
      expect(offer.label).not.toBe("");
      expect(offer.group).not.toBe("");
    }
  });

  it("leaves out no therapy", () => {
    // How drugs travel, and a number for harm, are no treatments; the latter has a switch.
    const none = therapyLibrary
      .filter(({ name }) => name !== "drug-transport")
      .filter(({ name, label }) => !offers.some(({ group }) => group === (label ?? name)));
    expect(none.map(({ name }) => name)).toEqual([]);
  });

  it("leaves out no compartment that doses go into, and no infusion", () => {
    const { compartments, parameters } = base.context.model;
    const given = compartments.filter(({ name }) => /Given$|Blood$|Vector$/.test(name));
    expect(given.length).toBeGreaterThan(45);
    for (const { name } of given)
      expect(find(`drug-${name}`) ?? find(`cells-${name}`), name).toBeDefined();
    const infusions = parameters.filter(({ name }) => name.endsWith("Infusion"));
    expect(infusions.length).toBeGreaterThan(40);
    for (const { name } of infusions) expect(find(name), name).toMatchObject({ parameter: name });
  });

  it("gives usual doses as the notes tell, for the species at hand", () => {
    expect(find("drug-antiPd1Given")).toEqual({
      label: "Anti-PD-1",
      start: "0 min",
      every: "4 d",
      count: 4,
      field: "antiPd1Given",
      add: 1,
    });
    expect(find("drug-csf1rInhibitorGiven")).toMatchObject({ every: "1 d", count: 14 });
    expect(find("drug-gemcitabineGiven")).toMatchObject({ every: "3 d" });
    expect(find("csf1rInhibitorInfusion")).toMatchObject({ value: 1, stop: "14 d" });
    expect(find("cells-carMBlood")).toMatchObject({ add: 2 });
    expect(find("cells-carMVector")).toMatchObject({ add: 1 });
    expect(find("cells-aavc")).toMatchObject({ add: 1, every: "7 d" });
    expect(find("cells-alphaGalCer")).toMatchObject({ add: 1 });
    expect(find("injection-carT")).toMatchObject({ add: 0.005 });
    expect(find("injection-cpg")).toMatchObject({ add: 20 });
    expect(find("procedure-radiation")).toMatchObject({ add: 2 });
    expect(find("ablation")).toMatchObject({ field: "tumor", multiply: 0.03 });
    const human = offeredTreatments(base, { ...base.values, species: 1 });
    const inPatients = (key: string) => human.find((offer) => offer.key === key)?.intervention;
    expect(inPatients("drug-antiPd1Given")).toMatchObject({ every: "14 d", count: 2 });
    expect(inPatients("csf1rInhibitorInfusion")).toMatchObject({ value: 2 });
    expect(inPatients("drug-clodronateGiven")).toMatchObject({ every: "1 d" });
  });

  it("turns a switch from where it stands", () => {
    const key = "tamPi3kHub";
    expect(find(key)).toMatchObject({ value: 0 });
    const off = offeredTreatments(base, { ...base.values, [key]: 0 });
    expect(off.find((offer) => offer.key === key)?.intervention).toMatchObject({ value: 1 });
  });

  it("puts a place into the middle, inside the domain", () => {
    const { where } = find("ablation") as { where: string };
    expect(where).toBe("1/(1 + exp((sqrt((x - 700)^2 + (y - 350)^2) - 100)/4))");
  });

  it("offers nothing of modules that are not chosen, and the preset's own", async () => {
    const tissue = await open(documentOf({ kind: "library", name: "hypoxic-core" }));
    const kinds = new Set(offeredTreatments(tissue).map(({ kind }) => kind));
    expect(kinds.has("drug")).toBe(false);
    const name = shippedNames().find((one) => one === "anti-pd1-csf1r")!;
    const treated = await open(documentOf({ kind: "library", name }));
    const own = offeredTreatments(treated).filter(({ kind }) => kind === "preset");
    expect(own.map(({ label }) => label)).toContain("anti-PD-1");
  });
});

describe("usual doses in notes", () => {
  it("keeps each dose to its sentence", () => {
    const note =
      "Mostly injected: add 20 to cpg at a place. Add 1 to cpgGiven for a usual dose: 1 mg every 2 days, in mouse or patient; cpgInfusion counts.";
    expect(usualDoses(note, "human")).toEqual([
      { name: "cpg", amount: 20, atPlace: true },
      { name: "cpgGiven", amount: 1, every: 2880, atPlace: false },
    ]);
  });

  it("finds nothing where nothing is told", () => {
    expect(usualDoses("Kills tumor every day.", "mouse")).toEqual([]);
  });
});
