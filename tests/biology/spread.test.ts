import { describe, expect, it } from "vitest";
import { angiogenesis } from "../../src/biology/metabolism/angiogenesis.ts";
import { readouts } from "../../src/biology/stroma/readouts.ts";
import { dissemination } from "../../src/biology/tumor/dissemination.ts";
import { leukemia } from "../../src/biology/tumor/leukemia.ts";
import { vesicles } from "../../src/biology/tumor/vesicles.ts";
import { at, given, numberOf, openTissue, still } from "../support/open-tissue.ts";

const DAY = 1440;

describe("dissemination", () => {
  const flux = async (
    fields: Readonly<Record<string, number>>,
    signals: Readonly<Record<string, string>> = {},
    parameters: Readonly<Record<string, number>> = {},
  ) => {
    const own = {
      fields: { tumor: still(), n1: still(), n2: still(), ccl2: still("ng/mL") },
      observables: given({
        emt: "0.4",
        perfusion: "1",
        neutrophilProtease: "10*(n1 + n2)",
        ...signals,
      }),
    };
    const initial = { tumor: 0.5, n1: 2e-3, n2: 0.01, ccl2: 5, ...fields };
    const engine = await openTissue({ modules: [dissemination], own, initial, parameters });
    await engine.advance(1000, 10 * DAY);
    const { compartments } = await engine.measure();
    return { perMinute: await numberOf(engine, "exitFlux"), outside: compartments };
  };

  it("drops without N2, without MMP and without CCL2", async () => {
    const usual = (await flux({})).perMinute;
    expect(usual).toBeGreaterThan(0);
    expect((await flux({ n2: 0 })).perMinute).toBeLessThan(0.6 * usual);
    expect((await flux({}, {}, { mmpInhibition: 1 })).perMinute).toBeLessThan(0.85 * usual);
    expect((await flux({}, { ccl2Blockade: "1" })).perMinute).toBeLessThan(0.95 * usual);
    expect((await flux({}, { chemoLeak: "1" })).perMinute).toBeGreaterThan(1.1 * usual);
  });

  it("counts what has left, and grows foci where N2 prepared the niche", async () => {
    const usual = await flux({});
    expect(usual.outside["shedTumor"]! / (usual.perMinute * 10 * DAY)).toBeCloseTo(1, 4);
    const bare = await flux({ n2: 0 });
    expect(bare.outside["nicheReadiness"]).toBe(0);
    expect(usual.outside["distantTumor"]!).toBeGreaterThan(5 * bare.outside["distantTumor"]!);
  });
});

describe("tumor vesicles", () => {
  it("fill the tumor and stay near it", async () => {
    const own = { fields: { tumor: still() } };
    const engine = await openTissue({
      modules: [vesicles],
      own,
      initial: { tumor: "if(x < 240, 0.8, 0)" },
    });
    await engine.advance(50);
    expect(await at(engine, "trapSignal", 60)).toBeGreaterThan(0.8);
    expect(await at(engine, "evSignal", 400)).toBeLessThan(0.1);
  });
});

describe("angiogenesis", () => {
  const grown = async (signals: Readonly<Record<string, string>>) => {
    const engine = await openTissue({
      modules: [angiogenesis],
      own: { observables: given(signals) },
    });
    await engine.advance(1000, 30 * DAY);
    return numberOf(engine, "sproutFlow");
  };

  it("sprouts under VEGF, less under tasquinimod", async () => {
    const free = await grown({ vegfSignal: "0.8" });
    expect(await grown({ vegfSignal: "0" })).toBe(0);
    expect(free).toBeGreaterThan(0.1);
    expect(await grown({ vegfSignal: "0.8", tasquinimodEffect: "1" })).toBeLessThan(0.7 * free);
  });

  it("has sick vessels inside tumor only, and only by choice", async () => {
    const plan = {
      modules: [angiogenesis],
      own: { fields: { tumor: still() } },
      initial: { tumor: "if(x < 240, 0.8, 0)" },
    };
    expect(await at(await openTissue(plan), "vesselSickness", 60)).toBe(0);
    const sick = await openTissue({ ...plan, parameters: { vwfHigh: 1 } });
    expect(await at(sick, "vesselSickness", 60)).toBeGreaterThan(0.45);
    expect(await at(sick, "vesselSickness", 400)).toBe(0);
  });
});

describe("readouts", () => {
  it("count attack as 1, suppression as -1, and see pockets", async () => {
    const own = {
      fields: { tumor: still(), m1: still(), m2: still() },
      observables: given({ cd8Density: "if(x < 240, 0.05, 0)" }),
    };
    const initial = { tumor: 0.5, m1: "if(x < 240, 0.1, 0)", m2: "if(x < 240, 0, 0.1)" };
    const engine = await openTissue({ modules: [readouts], own, initial });
    expect(await at(engine, "immuneBalance", 60)).toBe(1);
    expect(await at(engine, "immuneBalance", 400)).toBe(-1);
    expect(await numberOf(engine, "tumorImmuneBalance")).toBeCloseTo(0, 5);
    expect(await numberOf(engine, "pocketShare")).toBeCloseTo(0.5, 5);
  });
});

describe("leukemia", () => {
  const course = async (m2: number, carT: number) => {
    const own = {
      fields: { m2: still() },
      observables: given({ tnfSignal: "0.5", macrophageDensity: "m2" }),
    };
    const initial = { blast: 0.1, m2, carT8: 0.9 * carT, carT4: 0.1 * carT };
    const engine = await openTissue({ modules: [leukemia], own, initial });
    await engine.advance(1000, 5 * DAY);
    const start = await numberOf(engine, "carT4Share");
    await engine.advance(2000, 60 * DAY);
    return {
      start,
      blast: await numberOf(engine, "blast"),
      share: await numberOf(engine, "carT4Share"),
    };
  };

  it("lives on its nurses and dies of TNF-α without them", async () => {
    expect((await course(0.1, 0)).blast).toBeGreaterThan(0.2);
    expect((await course(0, 0)).blast).toBeLessThan(0.02);
  });

  it("is cleared by CD8 CAR-T cells, of which CD4 cells stay", async () => {
    const treated = await course(0.1, 5e-4);
    expect(treated.blast).toBeLessThan(5e-3);
    expect(treated.start).toBeLessThan(0.2);
    expect(treated.share).toBeGreaterThan(0.5);
  });
});
