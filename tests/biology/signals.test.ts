import { describe, expect, it } from "vitest";
import { adenosine } from "../../src/biology/metabolism/adenosine.ts";
import { aminoAcids } from "../../src/biology/metabolism/amino-acids.ts";
import { lipids } from "../../src/biology/metabolism/lipids.ts";
import { pge2 } from "../../src/biology/metabolism/pge2.ts";
import { reactiveSpecies } from "../../src/biology/metabolism/reactive-species.ts";
import { succinate } from "../../src/biology/metabolism/succinate.ts";
import { tryptophan } from "../../src/biology/metabolism/tryptophan.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { alarmins } from "../../src/biology/signals/alarmins.ts";
import { il6 } from "../../src/biology/signals/il6.ts";
import { tgfBeta } from "../../src/biology/signals/tgf-beta.ts";
import { tnf } from "../../src/biology/signals/tnf.ts";
import { vegf } from "../../src/biology/signals/vegf.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModelDescription, ModuleDescription } from "../../src/model/description.ts";
import { planeGrid } from "../support/grids.ts";
import { openCpuEngine } from "../support/open-engines.ts";

interface Tissue {
  /** Neighbors of the module under test, each the same everywhere, by name. */
  readonly around: Readonly<Record<string, number | string>>;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly own?: ModelDescription;
  readonly minutes?: number;
}

/** What a module alone comes to in tissue whose other cells and signals are given. */
async function settle(module: ModuleDescription, tissue: Tissue) {
  const unitOf = (name: string) =>
    ({ ifnGamma: "ng/mL", oxygen: "mmHg", vaccineDrive: "1/min" })[name] ??
    (/Kill$/.test(name) ? "1/min" : "1");
  const fields = Object.entries(tissue.around).map(([name, initial]) => [
    name,
    { kind: "static", unit: unitOf(name), initial } as const,
  ]);
  const own = { ...tissue.own, fields: { ...Object.fromEntries(fields), ...tissue.own?.fields } };
  const grid = planeGrid(16, 16, 20);
  const options = { library: moduleLibrary, domainBoundary: "no-flux", dimensions: 2 } as const;
  const model = composeModel({ ...options, modules: [module], own });
  const defaults = model.parameters.map(({ name, value }) => [name, value] as const);
  const engine = await openCpuEngine({
    title: "test",
    model,
    parameters: { ...Object.fromEntries(defaults), ...tissue.parameters },
    grid,
    time: { step: 10, scheme: "implicit" },
    initial: [],
    seed: 1,
    interventions: [],
  });
  await engine.advance(1000, tissue.minutes ?? 1440);
  const { fields: means, observables } = await engine.measure();
  return {
    mean: (name: string) => (means[name] ?? observables[name])!.mean,
    read: (name: string) => engine.read(name),
  };
}

describe("reaches in packed tissue", () => {
  const reaches: readonly (readonly [string, ModuleDescription, number, number])[] = [
    ["tgfBeta", tgfBeta, 120, 140],
    ["tnf", tnf, 110, 130],
    ["il6", il6, 115, 135],
    ["hmgb1", alarmins, 140, 160],
    ["vegf", vegf, 180, 200],
    ["pge2", pge2, 130, 150],
    ["adenosine", adenosine, 125, 145],
    ["species", reactiveSpecies, 25, 35],
  ];

  it.each(reaches)("%s", (name, module, low, high) => {
    const value = (parameter: string) => module.parameters?.[`${name}${parameter}`]?.value ?? 0;
    const loss = value("Decay") + value("Uptake") + value("Clearance");
    const reach = Math.sqrt(value("Diffusion") / loss);
    expect(reach).toBeGreaterThan(low);
    expect(reach).toBeLessThan(high);
  });

  it("is shorter where receptors are: TNF-α is eaten by leukocytes too", async () => {
    const own: ModelDescription = { contributions: [{ to: "leukocyteDensity", add: "m1" }] };
    const crowded = await settle(tnf, { around: { m1: 0.1, tumor: 0.9 }, own, minutes: 2880 });
    const lonely = await settle(tnf, { around: { m1: 0.1 }, own, minutes: 2880 });
    expect(crowded.mean("tnf")).toBeCloseTo((0.097 * 0.1) / (0.01155 + 0.01), 2);
    expect(lonely.mean("tnf")).toBeGreaterThan(1.5 * crowded.mean("tnf"));
  });
});

describe("adenosine", () => {
  const core = { tumor: 0.8, m2: 0.15, hif: 1 };

  it("holds a core at the 50 to 100 uM that were measured, more than twice a rim", async () => {
    const inside = (await settle(adenosine, { around: { ...core, treg: 1.2e-3 } })).mean;
    const outside = (await settle(adenosine, { around: { ...core, m2: 0.05, hif: 0.1 } })).mean;
    expect(inside("adenosine")).toBeGreaterThan(50);
    expect(inside("adenosine")).toBeLessThan(100);
    expect(inside("adenosine")).toBeGreaterThan(2 * outside("adenosine"));
  });

  it("stays under an antagonist, which lowers its signal", async () => {
    const free = (await settle(adenosine, { around: core })).mean;
    const blocked = (await settle(adenosine, { around: { ...core, a2arBlockade: 1 } })).mean;
    expect(blocked("adenosine")).toBe(free("adenosine"));
    expect(blocked("adenosineSignal")).toBeCloseTo(0.1 * free("adenosineSignal"), 5);
  });

  it("rises where kynurenine gives M2 more CD39", async () => {
    const plain = (await settle(adenosine, { around: core })).mean("adenosine");
    const around = { ...core, kynurenineSignal: 1 };
    expect((await settle(adenosine, { around })).mean("adenosine")).toBeGreaterThan(1.1 * plain);
  });
});

describe("prostaglandins, fat and their drugs", () => {
  it("an EP4 drug leaves PGE2, a COX inhibitor removes it", async () => {
    const free = (await settle(pge2, { around: { tumor: 0.7 } })).mean;
    const ep4 = (await settle(pge2, { around: { tumor: 0.7, ep4Blockade: 1 } })).mean;
    const cox = (await settle(pge2, { around: { tumor: 0.7, coxInhibition: 1 } })).mean;
    expect(ep4("pge2")).toBe(free("pge2"));
    expect(ep4("pge2Signal")).toBeCloseTo(0.1 * free("pge2Signal"), 5);
    expect(cox("pge2")).toBeCloseTo(0.2 * free("pge2"), 5);
  });

  it("IFN-γ and MUC1-C each switch on COX-2", async () => {
    const cox2 = async (more: Tissue["around"]) =>
      (await settle(pge2, { around: { tumor: 0.7, ...more } })).mean("cox2");
    const rest = await cox2({});
    expect(await cox2({ ifnGamma: 1 })).toBeGreaterThan(1.5 * rest);
    expect(await cox2({ muc1cActivity: 1 })).toBeGreaterThan(1.5 * rest);
  });

  it("a CD36 antibody leaves more fat and less benefit", async () => {
    const late = { dead: 0.2, m2: 0.2, perfusion: 0.4 };
    const healthy = (await settle(lipids, { around: { perfusion: 1 } })).mean;
    const free = (await settle(lipids, { around: late })).mean;
    const blocked = (await settle(lipids, { around: { ...late, cd36Blockade: 1 } })).mean;
    expect(free("lipidSignal")).toBeGreaterThan(2 * healthy("lipidSignal"));
    expect(blocked("fattyAcid")).toBeGreaterThan(free("fattyAcid"));
    expect(blocked("lipidSignal")).toBeLessThan(0.3 * free("lipidSignal"));
  });
});

describe("TNF-α", () => {
  const surroundings = { tumor: 0.6, dead: 0, m1: 0.2, ifnGamma: 0.3 };

  it("helps before it harms", async () => {
    const at = async (tnfScale: number) =>
      (await settle(tnf, { around: surroundings, parameters: { tnfScale } })).mean;
    const [little, much] = [await at(0.7), await at(20)];
    expect(little("tnfSignal")).toBeGreaterThan(5 * little("tnfExcess"));
    expect(much("tnfExcess")).toBeGreaterThan(0.7);
    expect(much("tnfDedifferentiation")).toBeGreaterThan(5 * little("tnfDedifferentiation"));
    expect(much("tumor")).toBeLessThan(little("tumor"));
    expect(little("tumor")).toBeLessThan(0.6);
    expect(little("dead")).toBeCloseTo(0.5 * (0.6 - little("tumor")), 5);
  });

  it("arrests tumor only together with IFN-γ", async () => {
    const arrest = async (tnfScale: number, ifnGamma: number) => {
      const tissue = { around: { ...surroundings, ifnGamma }, parameters: { tnfScale } };
      return (await settle(tnf, tissue)).mean("cytokineArrest");
    };
    expect(await arrest(3, 0)).toBe(0);
    expect(await arrest(0, 0.5)).toBe(0);
    expect(await arrest(3, 0.5)).toBeGreaterThan(0.5);
  });
});

describe("HMGB1", () => {
  it("tells how tumor died: most by lymphocytes, least by phagocytes, a trace if not at all", async () => {
    const level = async (more: Tissue["around"]) =>
      (await settle(alarmins, { around: { tumor: 1, ...more } })).mean("hmgb1");
    const kill = 5e-5;
    const still = await level({});
    const eaten = await level({ m1Kill: kill });
    const drugged = await level({ chemoKill: kill, chemoImmunogenic: 1 });
    const silent = await level({ chemoKill: kill, chemoImmunogenic: 0 });
    const perforated = await level({ lymphocyteKill: kill });
    expect(still).toBeGreaterThan(0);
    expect(still).toBeLessThan(1);
    expect(silent).toBe(still);
    expect(eaten).toBeGreaterThan(2 * still);
    expect(drugged).toBeGreaterThan(eaten);
    expect(perforated).toBeGreaterThan(drugged);
  });

  it("is given by a vaccine without any death", async () => {
    const around = { vaccineDrive: 2.1e-4 };
    expect((await settle(alarmins, { around })).mean("hmgb1Signal")).toBeGreaterThan(0.3);
  });
});

describe("VEGF and IL-6", () => {
  it("HIF-1α raises VEGF sevenfold; a trap takes the signal and the growth", async () => {
    const core = { tumor: 0.7, m2: 0.2, hif: 1 };
    const air = (await settle(vegf, { around: { ...core, hif: 0 } })).mean;
    const hypoxic = (await settle(vegf, { around: core })).mean;
    const trapped = (await settle(vegf, { around: { ...core, vegfBlockade: 1 } })).mean;
    expect(hypoxic("vegf")).toBeCloseTo(7.15 * air("vegf"), 4);
    expect(hypoxic("vegfGrowth")).toBeGreaterThan(2 * air("vegfGrowth"));
    expect(trapped("vegfSignal")).toBe(0);
    expect(trapped("vegfGrowth")).toBe(0);
  });

  it("IL-6 of M2 and of MDSC speeds glycolysis, none without a source", async () => {
    const gain = async (more: Tissue["around"]) =>
      (await settle(il6, { around: { tumor: 0.7, ...more } })).mean("il6Glycolysis");
    expect(await gain({})).toBe(0);
    const loop = await gain({ m2: 0.2 });
    expect(loop).toBeGreaterThan(0.1);
    expect(await gain({ m2: 0.2, mdsc: 5e-3 })).toBeGreaterThan(loop);
    const calmed = { mdsc: 0.01, stingAgonism: 1 };
    expect(await gain(calmed)).toBeLessThan(0.5 * (await gain({ mdsc: 0.01 })));
  });
});

describe("amino acids", () => {
  it("IDO turns each tryptophan into one kynurenine", async () => {
    const around = { tumor: 0.8, ifnGamma: 0.3, perfusion: 0.5 };
    // What blood loses of the one it then gains of the other.
    const { mean } = await settle(tryptophan, { around, parameters: { kynurenineLoss: 0 } });
    expect(mean("tryptophan")).toBeLessThan(20);
    expect(mean("tryptophan") + mean("kynurenine")).toBeCloseTo(62, 3);
  });

  it("IFN-γ starves tissue of tryptophan; an IDO vaccine feeds it", async () => {
    const inflamed = { tumor: 0.8, perfusion: 0.5, ifnGamma: 0.15 };
    const calm = (await settle(tryptophan, { around: { ...inflamed, ifnGamma: 0 } })).mean;
    const starved = (await settle(tryptophan, { around: inflamed })).mean;
    const tissue = { around: inflamed, parameters: { idoVaccine: 0.9 } };
    const vaccinated = (await settle(tryptophan, tissue)).mean;
    expect(starved("tryptophanShortage")).toBeGreaterThan(0.4);
    expect(calm("tryptophanShortage")).toBeLessThan(0.6 * starved("tryptophanShortage"));
    expect(starved("kynurenineSignal")).toBeGreaterThan(1.2 * calm("kynurenineSignal"));
    expect(vaccinated("tryptophanShortage")).toBeLessThan(0.2);
  });

  it("M2, MDSC and N2 each take amino acids, and a supplement gives them back", async () => {
    const lack = async (around: Tissue["around"], parameters = {}) =>
      (await settle(aminoAcids, { around, parameters })).mean("aminoAcidShortage");
    const crowd = { m2: 0.2, mdsc: 5e-3, n2: 8e-3 };
    const all = await lack(crowd);
    expect(all).toBeGreaterThan(0.3);
    expect(all).toBeLessThan(0.6);
    for (const cell of Object.keys(crowd)) {
      expect(await lack({ ...crowd, [cell]: 0 })).toBeLessThan(0.95 * all);
    }
    expect(await lack(crowd, { il4i1Strength: 0 })).toBeLessThan(all);
    expect(await lack(crowd, { aminoAcidSupplement: 1 })).toBe(0);
  });
});

describe("succinate", () => {
  it("draws tumor up the oxygen gradient where there is succinate", async () => {
    const own: ModelDescription = {
      fields: { tumor: { kind: "population", unit: "1", initial: "if(x < 160, 0.5, 0.1)" } },
    };
    const place = async (succinateMotility: number) => {
      const { read } = await settle(succinate, {
        around: { oxygen: "x/8", hypoxia: 1 },
        parameters: { succinateMotility },
        own,
      });
      const values = await read("tumor");
      const total = values.reduce((sum, value) => sum + value, 0);
      const moment = values.reduce((sum, value, i) => sum + value * (10 + 20 * (i % 16)), 0);
      return { total, center: moment / total };
    };
    const [still, drawn] = [await place(0), await place(0.11)];
    expect(drawn.total).toBeCloseTo(still.total, 3);
    expect(drawn.center).toBeGreaterThan(still.center + 5);
  });

  it("adds to HIF-1α and EMT, more under hypoxia", async () => {
    const at = async (tumor: number, around: Tissue["around"]) => {
      const fields = { tumor: { kind: "population", unit: "1", initial: tumor } } as const;
      return (await settle(succinate, { around, own: { fields } })).mean;
    };
    const core = await at(0.8, { hypoxia: 1, perfusion: 0.2 });
    const rim = await at(0.5, { hypoxia: 0, perfusion: 0.6 });
    for (const effect of ["succinateHif", "emtSuccinate", "succinateChemotaxis"]) {
      expect(core(effect)).toBeGreaterThan(3 * rim(effect));
    }
  });
});

describe("NO and oxidants", () => {
  it("the same amount kills more from M1 and disables more from MDSC", async () => {
    const ofM1 = (
      await settle(reactiveSpecies, { around: { tumor: 0.6, dead: 0, m1: 0.3, mdsc: 0 } })
    ).mean;
    const ofMdsc = (
      await settle(reactiveSpecies, { around: { tumor: 0.6, dead: 0, m1: 0, mdsc: 0.015 } })
    ).mean;
    expect(ofM1("reactiveSpecies")).toBeCloseTo(ofMdsc("reactiveSpecies"), 6);
    expect(ofM1("speciesKill")).toBeGreaterThan(5e-5);
    expect(ofMdsc("speciesKill")).toBe(0);
    expect(ofM1("tumor")).toBeLessThan(0.97 * ofMdsc("tumor"));
    expect(ofM1("speciesSuppression")).toBe(0);
    expect(ofMdsc("speciesSuppression")).toBeGreaterThan(0.5);
  });
});
