import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { ablation } from "../../src/biology/tumor/ablation.ts";
import { clones } from "../../src/biology/tumor/clones.ts";
import { disulfidptosis } from "../../src/biology/tumor/disulfidptosis.ts";
import { tumor } from "../../src/biology/tumor/tumor.ts";
import { tumorDeaths } from "../../src/biology/tumor/tumor-deaths.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import { at, given, numberOf, openTissue, still, WIDTH } from "../support/open-tissue.ts";

const DAY = 1440;

const nodule = `0.8*exp(-((x - ${WIDTH / 2})^2 + (y - ${WIDTH / 2})^2)/(2*80^2))`;
const dying: ModelDescription["processes"] = [
  { type: "loss", field: "tumor", rate: "lymphocyteKill" },
];

describe("clones", () => {
  const initial = { tumor: nodule, mhcLow: "0.3*tumor" };
  const parameters = { mhcLowMutation: 0 };

  it("keep their share of a growing, spreading tumor without selection", async () => {
    const engine = await openTissue({ modules: [tumor, clones], initial, parameters });
    const before = (await engine.measure()).fields["tumor"]!.integral;
    await engine.advance(1000, 8 * DAY);
    expect((await engine.measure()).fields["tumor"]!.integral).toBeGreaterThan(1.5 * before);
    const all = await engine.read("tumor");
    const marked = await engine.read("mhcLow");
    const largest = Math.max(...all.map((value, i) => Math.abs(marked[i]! - 0.3 * value)));
    expect(largest).toBeLessThan(1e-4);
  });

  it("with little MHC-I are spared by CD8 cells and never exceed the tumor", async () => {
    const own = {
      observables: given({
        lymphocyteKill: "0.0005",
        cd8Hit: "0.001*(1 - mhcLoss)",
        lymphocyteHit: "cd8Hit",
      }),
      processes: dying,
    };
    const engine = await openTissue({ modules: [tumor, clones], own, initial, parameters });
    await engine.advance(1000, 6 * DAY);
    const early = await at(engine, "mhcLowShare", WIDTH / 2);
    await engine.advance(1000, 40 * DAY);
    const all = await engine.read("tumor");
    const marked = await engine.read("mhcLow");
    expect(early).toBeGreaterThan(0.45);
    expect(await at(engine, "mhcLowShare", WIDTH / 2)).toBeGreaterThan(0.9);
    for (const [i, value] of all.entries()) expect(marked[i]).toBeLessThanOrEqual(value * 1.001);
  });

  it("with little MHC-I are chosen by NK cells", async () => {
    const own = {
      observables: given({
        lymphocyteKill: "0.0005",
        nkHit: "0.001*(nkRestingGrip + missingSelf)",
        lymphocyteHit: "nkHit",
      }),
      processes: dying,
    };
    const engine = await openTissue({ modules: [tumor, clones], own, initial, parameters });
    await engine.advance(1000, 6 * DAY);
    expect(await at(engine, "mhcLowShare", WIDTH / 2)).toBeLessThan(0.25);
  });

  it("with few antigens arise under TNF-α", async () => {
    const share = async (rate: string) => {
      const own = { observables: given({ tnfDedifferentiation: rate }) };
      const engine = await openTissue({ modules: [tumor, clones], own, initial });
      await engine.advance(1000, 6 * DAY);
      return at(engine, "antigenLowShare", WIDTH / 2);
    };
    expect(await share("0")).toBe(0);
    expect(await share("0.0001")).toBeGreaterThan(0.3);
  });

  it("die of, and are drawn by, all that kills and draws tumor", () => {
    const processes = moduleLibrary.flatMap((module) => module.processes ?? []);
    const tags = (clones.processes ?? []).filter((process) => process.type === "chemotaxis");
    for (const process of processes) {
      if (process.type === "convert" && process.from === "tumor") {
        expect(tumorDeaths).toContain(process.rate);
      }
      if (process.type === "loss" && process.field === "tumor") {
        expect(tumorDeaths).toContain(process.rate);
      }
      if (process.type === "chemotaxis" && process.field === "tumor") {
        const { towards, sensitivity } = process;
        expect(tags).toContainEqual(
          expect.objectContaining({ field: "mhcLow", towards, sensitivity }),
        );
      }
    }
  });
});

describe("disulfidptosis", () => {
  const initial = { tumor: 0.6, slcHigh: "0.5*tumor", glucose: `if(x < ${WIDTH / 2}, 5, 0.06)` };
  const modules = [tumor, disulfidptosis];

  it("takes the SLC7A11-high clone where glucose is short and nowhere else", async () => {
    const own = {
      fields: { glucose: still("mM") },
      observables: given({ fuelShortage: "1 - michaelis(glucose, 2.6)" }),
    };
    const engine = await openTissue({ modules, own, initial, parameters: { tumorGrowth: 0 } });
    await engine.advance(1000, 3 * DAY);
    expect(await at(engine, "slcHighShare", 60)).toBeGreaterThan(0.49);
    expect(await at(engine, "slcHighShare", 420)).toBeLessThan(0.1);
    expect(await at(engine, "tumor", 420)).toBeLessThan(0.6 * (await at(engine, "tumor", 60)));
  });

  it("waits for the glucose module", async () => {
    const engine = await openTissue({ modules, initial: { tumor: 0.6, slcHigh: "0.5*tumor" } });
    expect(await numberOf(engine, "disulfidptosisKill")).toBe(0);
  });
});

describe("insufficient ablation", () => {
  it("leaves a stress that fades in weeks and that a drug takes away", async () => {
    const ring = { thermalStress: `if(x > 200 && x < 280, 1, 0)` };
    const engine = await openTissue({ modules: [ablation], initial: ring });
    expect(await at(engine, "stressGrowth", 240)).toBeGreaterThan(1);
    expect(await at(engine, "stressGrowth", 60)).toBe(0);
    await engine.advance(1000, 14 * DAY);
    const left = await at(engine, "thermalStress", 240);
    expect(left).toBeGreaterThan(0.3);
    expect(left).toBeLessThan(0.45);
    const own = { observables: given({ antiInflammatory: "1" }) };
    const treated = await openTissue({ modules: [ablation], own, initial: ring });
    expect(await at(treated, "stressGrowth", 240)).toBeLessThan(0.2);
    expect(await at(treated, "stressPerfusionLoss", 240)).toBeLessThan(0.05);
  });
});
