import { describe, expect, it } from "vitest";
import { glucose } from "../../src/biology/metabolism/glucose.ts";
import { lactate } from "../../src/biology/metabolism/lactate.ts";
import { oxygen } from "../../src/biology/metabolism/oxygen.ts";
import { vessels } from "../../src/biology/metabolism/vessels.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { numberOf, openTissue, still } from "../support/open-tissue.ts";

const own = { fields: { tumor: still(), dead: still() } };
const modules = [vessels, oxygen, glucose, lactate];
const mean = async (engine: Engine, name: string) => (await engine.measure()).fields[name]!.mean;

describe("pH", () => {
  const withAcid = async (acid: number) =>
    numberOf(await openTissue({ modules, own, initial: { acid } }), "pH");

  it("is that of Henderson and Hasselbalch", async () => {
    expect(await withAcid(0)).toBeCloseTo(6.1 + Math.log10(24 / 1.2), 3);
    expect(await withAcid(10)).toBeCloseTo(6.1 + Math.log10(14 / (1.2 + 1)), 3);
  });

  it("stays within 5.5 and 7.6 whatever the load", async () => {
    for (const acid of [0, 22, 24, 40, 400]) {
      expect(await withAcid(acid)).toBeGreaterThanOrEqual(5.5);
      expect(await withAcid(acid)).toBeLessThanOrEqual(7.6);
    }
  });

  it("is 7.35 to 7.4 where there is no tumor, and nobody is short of glucose", async () => {
    const engine = await openTissue({ modules, own });
    await engine.advance(48);
    expect(await numberOf(engine, "pH")).toBeGreaterThan(7.35);
    expect(await numberOf(engine, "pH")).toBeLessThan(7.41);
    expect(await numberOf(engine, "acidity")).toBeLessThan(0.02);
    expect(await numberOf(engine, "fuelShortage")).toBeLessThan(0.01);
  });

  it("falls by respiration where nothing ferments, and by fermentation where nothing breathes", async () => {
    const loaded = async (parameters: Record<string, number>) => {
      const plan = { modules, own, initial: { tumor: 0.3, vessel: 0.5 }, parameters };
      const engine = await openTissue({
        ...plan,
        parameters: { vesselCollapse: 0, vesselRecovery: 0, ...parameters },
      });
      await engine.advance(48);
      return { acid: await mean(engine, "acid"), lactate: await mean(engine, "lactate") };
    };
    const breathing = await loaded({ lactateExport: 0 });
    expect(breathing.acid).toBeGreaterThan(1);
    expect(breathing.lactate).toBeCloseTo(1, 3);
    const fermenting = await loaded({ oxygenUptake: 20, tissueOxygenUse: 0 });
    expect(fermenting.acid).toBeGreaterThan(1);
    expect(fermenting.lactate).toBeGreaterThan(3);
  });
});

describe("lack of fuel", () => {
  it("is the share of the flux at 5 mM that is missing", async () => {
    for (const [glucose, shortage] of [
      [5, 0],
      [1, 1 - (1 / 2) * (6 / 5)],
      [0.25, 1 - (1 / 5) * (6 / 5)],
    ] as const) {
      const engine = await openTissue({ modules, own, initial: { glucose } });
      expect(await numberOf(engine, "fuelShortage")).toBeCloseTo(shortage, 5);
    }
  });
});

describe("acid stress", () => {
  it("is a half at pH 6.7 and nearly whole at the 6 to 6.5 that disarms CD8 cells", async () => {
    const stress = async (pH: number) => {
      // The load at which Henderson and Hasselbalch give this pH.
      const ratio = 10 ** (pH - 6.1);
      const acid = (24 - 1.2 * ratio) / (1 + 0.1 * ratio);
      const engine = await openTissue({ modules, own, initial: { acid } });
      expect(await numberOf(engine, "pH")).toBeCloseTo(pH, 3);
      return numberOf(engine, "acidity");
    };
    expect(await stress(6.7)).toBeCloseTo(0.5, 2);
    expect(await stress(6.45)).toBeGreaterThan(0.8);
    expect(await stress(7.1)).toBeLessThan(0.1);
  });
});
