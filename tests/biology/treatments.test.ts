import { describe, expect, it } from "vitest";
import { at, compartment, DAY, type Dose, mean, openTreated } from "../support/treated-tissue.ts";

describe("temozolomide", () => {
  const course = async (dose: number) => {
    const doses = [{ field: "temozolomideGiven", amount: dose, every: DAY, count: 10 }];
    const engine = await openTreated({ modules: ["vessels", "chemotherapy"], step: 60, doses });
    await engine.advance(240, 10 * DAY);
    return engine;
  };

  it("marks T cells at the standard dose and not at half of it", async () => {
    expect(await compartment(await course(1), "lag3Program")).toBeGreaterThan(0.8);
    expect(await compartment(await course(0.5), "lag3Program")).toBeLessThan(0.15);
  });

  it("marks them under infusion too, and the marks outlast the course", async () => {
    const parameters = { temozolomideInfusion: 1 };
    const engine = await openTreated({ modules: ["chemotherapy"], step: 60, parameters });
    await engine.advance(240, 10 * DAY);
    const marked = await compartment(engine, "lag3Program");
    expect(marked).toBeGreaterThan(0.8);
    engine.setParameters({ temozolomideInfusion: 0 });
    await engine.advance(480, 30 * DAY);
    expect(await compartment(engine, "lag3Program")).toBeGreaterThan(0.8 * marked);
  });

  it("kills more than half as much at half the dose", async () => {
    const [standard, low] = await Promise.all([course(1), course(0.5)]);
    const ratio = (await mean(low, "chemoKill")) / (await mean(standard, "chemoKill"));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(0.9);
    expect(await mean(low, "chemoLymphotoxicity")).toBeLessThan(0.1);
    expect(await mean(standard, "chemoLymphotoxicity")).toBeGreaterThan(0.3);
  });
});

describe("gemcitabine", () => {
  it("alerts NK cells most at a low dose", async () => {
    const alert = async (infusion: number) => {
      const parameters = { gemcitabineInfusion: infusion };
      const engine = await openTreated({
        modules: ["vessels", "chemotherapy"],
        step: 60,
        parameters,
      });
      await engine.advance(120, 5 * DAY);
      return { nk: await mean(engine, "chemoNkAlert"), nfkb: await mean(engine, "chemoNfkb") };
    };
    const [none, low, high] = [await alert(0), await alert(0.067), await alert(0.5)];
    expect(none).toEqual({ nk: 0, nfkb: 0 });
    expect(low.nk).toBeGreaterThan(2 * high.nk);
    expect(high.nfkb).toBeGreaterThan(10 * low.nfkb);
  });
});

describe("the carrier", () => {
  const given: Dose = { field: "carrierGiven", amount: 1 };

  it("opens where it is acid, and spares plasma", async () => {
    const released = async (acid: number) => {
      const engine = await openTreated({
        modules: ["vessels", "lactate", "chemotherapy", "carrier"],
        step: 10,
        parameters: { acidExchange: 0, chemoUptake: 0 },
        initial: { acid },
        doses: [given],
      });
      await engine.advance(72, 720);
      // A hundredth of the 77 ug/mL of the same dose given free.
      expect(await compartment(engine, "temozolomidePlasma")).toBeLessThan(0.77);
      return {
        opening: await mean(engine, "carrierOpening"),
        drug: await mean(engine, "temozolomide"),
      };
    };
    const [acid, neutral] = [await released(14), await released(0)];
    expect(acid.opening).toBeGreaterThan(5 * neutral.opening);
    expect(acid.drug).toBeGreaterThan(2 * neutral.drug);
  });

  it("opens under light", async () => {
    const modules = ["vessels", "chemotherapy", "carrier"];
    const initial = { light: "if(x < 320, 1, 0)" };
    const engine = await openTreated({ modules, step: 10, initial, doses: [given] });
    await engine.advance(72, 720);
    expect(await at(engine, "carrier", 50)).toBeLessThan(0.5 * (await at(engine, "carrier", 600)));
  });
});

describe("cell therapies", () => {
  it("enter through vessels, and do nothing before they are given", async () => {
    const modules = ["vessels", "car-t", "car-nk", "car-m", "frb-car-t"];
    const cells = ["carT", "carNk", "carM", "frbCarT"];
    for (const amount of [0, 1]) {
      const doses = cells.map((cell) => ({ field: `${cell}Blood`, amount }));
      const engine = await openTreated({ modules, step: 60, doses });
      await engine.advance(48, 2 * DAY);
      for (const name of [...cells, "carTKilling", "carNkKilling", "carMSignal", "frbSignal"]) {
        if (amount === 0) expect(await mean(engine, name), name).toBe(0);
        else expect(await mean(engine, name), name).toBeGreaterThan(0);
      }
    }
  });

  it("lose force in acid, CAR-T and CAR-NK alike", async () => {
    const modules = ["vessels", "lactate", "car-t", "car-nk"];
    const initial = { acid: "if(x < 320, 16, 0)", carT: 2e-3, carNk: 2e-3 };
    const engine = await openTreated({ modules, step: 10, initial });
    for (const hits of ["carTKilling", "carNkKilling"]) {
      expect(await at(engine, hits, 50)).toBeLessThan(0.5 * (await at(engine, hits, 600)));
    }
  });
});

describe("side effects", () => {
  const toxicity = async (doses: readonly Dose[], parameters: Record<string, number> = {}) => {
    const modules = ["anti-pd1", "anti-ctla4", "treg-depletion", "immune-toxicity"];
    const engine = await openTreated({ modules, step: 60, doses, parameters });
    await engine.advance(240, 10 * DAY);
    return compartment(engine, "toxicity");
  };
  const antiPd1 = { field: "antiPd1Given", amount: 1 };
  const antiCtla4 = { field: "antiCtla4Given", amount: 1 };
  const antiTreg = { field: "tregAntibodyGiven", amount: 1 };

  it("are more than the sum of both antibodies, and less with a steroid", async () => {
    expect(await toxicity([])).toBe(0);
    const alone = [await toxicity([antiPd1]), await toxicity([antiCtla4])] as const;
    const both = await toxicity([antiPd1, antiCtla4]);
    expect(both).toBeGreaterThan(alone[0] + alone[1]);
    expect(await toxicity([antiPd1, antiCtla4], { steroidDose: 1 })).toBeLessThan(0.5 * both);
  });

  it("of Treg depletion fall with the choice of CCR8", async () => {
    const everywhere = await toxicity([antiTreg]);
    expect(everywhere).toBeGreaterThan(0.1);
    expect(await toxicity([antiTreg], { tregAntibodyCcr8: 1 })).toBeLessThan(0.01);
  });
});
