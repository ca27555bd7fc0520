import { describe, expect, it } from "vitest";
import { nk } from "../../src/biology/lymphoid/nk.ts";
import { dendriticCells } from "../../src/biology/myeloid/dendritic-cells.ts";
import { inflammatoryDcs } from "../../src/biology/myeloid/inflammatory-dcs.ts";
import { mdsc } from "../../src/biology/myeloid/mdsc.ts";
import { neutrophils } from "../../src/biology/myeloid/neutrophils.ts";
import { plasmacytoidDcs } from "../../src/biology/myeloid/plasmacytoid-dcs.ts";
import { granulocyteAttractants } from "../../src/biology/signals/granulocyte-attractants.ts";
import { typeIInterferon } from "../../src/biology/signals/type-i-interferon.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { composeInnate, innateModules, runInnate as run } from "../support/innate-tissue.ts";

describe("the innate cells' modules", () => {
  it.each(innateModules.map((module) => [module.name, module] as const))(
    "keep their units straight: %s",
    (_, module) => expect(checkDimensions(composeInnate([module]))).toEqual([]),
  );

  it("keep their units straight together", () => {
    expect(checkDimensions(composeInnate(innateModules))).toEqual([]);
  });
});

/** Nothing enters, nothing dies: what is left only converts. */
const closed = {
  neutrophils: { neutrophilEntry: 0, neutrophilDeath: 0 },
  dendritic: { dendriticTurnover: 0 },
  nk: { nkEntry: 0, nkDeath: 0, nkAcidDeath: 0 },
};

describe("conversions", () => {
  it("turn neutrophils without making or losing any", async () => {
    const given = { ...closed.neutrophils, n0: 0.05, n1: 0.02, n2: 0.01, hif: 1, ifnGamma: 1 };
    const level = await run({ modules: [neutrophils], given, days: 3 });
    expect(level("neutrophilDensity")).toBeCloseTo(0.08, 6);
    expect(level("n0")).toBeLessThan(0.02);
  });

  it("turn dendritic cells without making or losing any", async () => {
    const given = { ...closed.dendritic, dcImm: 0.01, dcMat: 0, pge2Signal: 1, hmgb1Signal: 0.5 };
    const level = await run({ modules: [dendriticCells], given, days: 4 });
    expect(level("dcDensity")).toBeCloseTo(0.01, 7);
    expect(level("dcMat")).toBeGreaterThan(1e-3);
    expect(level("dcTol")).toBeGreaterThan(1e-3);
  });

  it("turn NK cells without making or losing any", async () => {
    const given = { ...closed.nk, nkActive: 0.02, hif: 1, acidity: 1 };
    const level = await run({ modules: [nk], given, days: 3 });
    expect(level("nkDensity")).toBeCloseTo(0.02, 7);
    expect(level("nkDysfunctionalShare")).toBeGreaterThan(0.3);
  });

  it("make one dendritic cell of many MDSC under ATRA", async () => {
    const given = {
      ...closed.dendritic,
      mdscDeath: 0,
      mdsc: 0.05,
      dcImm: 0,
      dcMat: 0,
      atraEffect: 1,
    };
    const level = await run({ modules: [mdsc, dendriticCells], given, days: 2 });
    const matured = 0.05 - level("mdsc");
    expect(matured).toBeGreaterThan(0.01);
    expect(level("dcDensity")).toBeCloseTo(0.05 * matured, 6);
  });
});

describe("newcomers", () => {
  it("arrive unpolarized", async () => {
    const empty = { n0: 0, dcImm: 0, dcMat: 0, nkActive: 0, perfusion: 1, cxcl10: 5 };
    const level = await run({
      modules: [neutrophils, dendriticCells, nk],
      given: { ...empty, n1Basal: 0, maturationBasal: 0, silencingBasal: 0 },
      days: 1,
    });
    for (const name of ["n0", "dcImm", "nkActive"]) expect(level(name)).toBeGreaterThan(1e-4);
    for (const name of ["n1", "n2", "dcMat", "dcTol", "nkDys"]) expect(level(name)).toBe(0);
  });

  it("come by the blood, and more on their call", async () => {
    const modules = [neutrophils, mdsc, granulocyteAttractants];
    const entry = { n0: 0, mdsc: 0, perfusion: 1 };
    const dry = await run({ modules, given: { ...entry, perfusion: 0, tumor: 0.8 }, days: 1 });
    const calm = await run({ modules, given: entry, days: 1 });
    const called = await run({ modules, given: { ...entry, tumor: 0.8 }, days: 1 });
    expect(dry("neutrophilDensity") + dry("mdsc")).toBe(0);
    expect(called("neutrophilDensity")).toBeGreaterThan(1.5 * calm("neutrophilDensity"));
    expect(called("mdsc")).toBeGreaterThan(10 * calm("mdsc"));
  });
});

describe("CXCL1/2", () => {
  const level = async (given: Readonly<Record<string, number>>) =>
    (await run({ modules: [granulocyteAttractants], given: { tumor: 0.8, ...given }, days: 1 }))(
      "cxcl1",
    );

  it("flares after chemotherapy, unless neutralized", async () => {
    const plain = await level({});
    expect(await level({ chemoCxcl1: 1 })).toBeGreaterThan(2 * plain);
    expect(await level({ chemoCxcl1: 1, cxcl1Blockade: 1 })).toBeLessThan(plain);
  });

  it("rises under a BRAF drug only without a MEK drug", async () => {
    const plain = await level({});
    expect(await level({ brafInhibition: 1 })).toBeGreaterThan(1.5 * plain);
    expect(await level({ brafInhibition: 1, mekInhibition: 1 })).toBeCloseTo(plain, 5);
  });
});

describe("neutrophil polarization", () => {
  const tumorSignals = { perfusion: 1, hif: 0.8, tgfBetaSignal: 0.6, il10Signal: 0.6 };
  const n2Share = async (given: Readonly<Record<string, number>>) =>
    (await run({ modules: [neutrophils], given, days: 6 }))("n2Share");

  it("is N2 in the core and N1 where IFN-γ rules", async () => {
    expect(await n2Share(tumorSignals)).toBeGreaterThan(0.65);
    expect(await n2Share({ perfusion: 1, tgfBetaSignal: 0.3, ifnGamma: 0.15 })).toBeLessThan(0.5);
  });

  it("goes to N1 by IFN-β that is given", async () => {
    const share = (ifnBeta: number) =>
      run({
        modules: [neutrophils, typeIInterferon],
        given: { ...tumorSignals, ifnBeta, ifnBetaDecay: 0, ifnBetaUptake: 0 },
        days: 6,
      });
    expect((await share(1))("n2Share")).toBeLessThan((await share(0))("n2Share") - 0.15);
  });

  it("answers to HMGB1 only where vesicles carry it", async () => {
    const plain = await n2Share({ perfusion: 1, hmgb1Signal: 1 });
    expect(plain).toBe(0);
    expect(await n2Share({ perfusion: 1, hmgb1Signal: 1, exosomalHmgb1: 1 })).toBeGreaterThan(0.3);
  });
});

describe("dendritic maturity", () => {
  const maturity = async (given: Readonly<Record<string, number>>) =>
    (await run({ modules: [dendriticCells], given: { perfusion: 1, ...given }, days: 8 }))(
      "dcMaturity",
    );
  const tumorSignals = { pge2Signal: 0.6, il10Signal: 0.7, vegfSignal: 0.5, mdscPresence: 0.5 };

  it("is lower in tumor than outside, and a CD40 agonist raises it", async () => {
    const core = await maturity(tumorSignals);
    expect(core).toBeLessThan(0.25);
    expect(await maturity({ il10Signal: 0.4 })).toBeGreaterThan(core + 0.1);
    expect(await maturity({ ...tumorSignals, cd40Agonism: 1 })).toBeGreaterThan(core + 0.1);
  });

  it("answers to CpG through neutrophils, and not without them", async () => {
    const withNeutrophils = async (cpgSignal: number) =>
      (
        await run({
          modules: [dendriticCells, neutrophils],
          given: { perfusion: 1, cpgSignal },
          days: 6,
        })
      )("dcMaturity");
    expect(await maturity({ cpgSignal: 1 })).toBeCloseTo(await maturity({}), 7);
    expect(await withNeutrophils(1)).toBeGreaterThan((await withNeutrophils(0)) + 0.1);
  });
});

describe("MDSC", () => {
  const density = async (given: Readonly<Record<string, number>>) =>
    (
      await run({
        modules: [mdsc, granulocyteAttractants],
        given: { ...tissue, ...given },
        days: 6,
      })
    )("mdsc");
  const tissue = { perfusion: 1, tumor: 0.7, pge2Signal: 0.5 };

  it.each(["stingAgonism", "ep4Blockade", "atraEffect", "mdscInterception", "perkInhibition"])(
    "fall by %s",
    async (drug) => {
      expect(await density({ [drug]: 1 })).toBeLessThan(0.85 * (await density({})));
    },
  );

  it("speed tumor growth by S100A9", async () => {
    const level = await run({ modules: [mdsc], given: { mdsc: 0.1 }, days: 0 });
    expect(level("mdscGrowth")).toBeCloseTo(0.1 * level("mdscPresence"), 6);
    expect(level("mdscPresence")).toBeGreaterThan(0.5);
  });
});

describe("plasmacytoid cells", () => {
  const modules = [plasmacytoidDcs, typeIInterferon];
  const tissue = { perfusion: 1, adenosine: 40 };

  it("come with adenosine", async () => {
    const there = await run({ modules, given: tissue, days: 6 });
    const away = await run({ modules, given: { perfusion: 1 }, days: 6 });
    expect(there("pdc")).toBeGreaterThan(5 * away("pdc"));
  });

  it("breed Treg or release interferon, by their mode", async () => {
    const tolerant = await run({ modules, given: tissue, days: 6 });
    const active = await run({ modules, given: { ...tissue, pdcMode: 1 }, days: 6 });
    expect(tolerant("pdcTregInduction")).toBeGreaterThan(0);
    expect(tolerant("ifnBeta")).toBe(0);
    expect(active("pdcTregInduction")).toBe(0);
    expect(active("ifnBetaSignal")).toBeGreaterThan(0.3);
    expect(active("pdcNkHelp")).toBeGreaterThan(0.2);
  });
});

describe("Tip-DC", () => {
  it("arise in inflamed tissue and make nitric oxide of the kind that is chosen", async () => {
    const given = { m0: 0.05, tnfSignal: 1, moDcDeath: 0 };
    const killing = await run({
      modules: [inflammatoryDcs],
      given: { ...given, tipDcSuppression: 0 },
      days: 3,
    });
    const calm = await run({
      modules: [inflammatoryDcs],
      given: { ...given, tnfSignal: 0 },
      days: 3,
    });
    expect(calm("tipDc")).toBe(0);
    expect(killing("tipDc")).toBeGreaterThan(1e-3);
    expect(killing("killerSpecies")).toBeGreaterThan(0);
    expect(killing("suppressorSpecies")).toBe(0);
    expect(killing("m0") + killing("moDc") + killing("tipDc")).toBeCloseTo(0.05, 6);
  });
});
