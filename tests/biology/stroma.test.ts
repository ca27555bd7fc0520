import { describe, expect, it } from "vitest";
import { antibodies } from "../../src/biology/lymphoid/antibodies.ts";
import { bCells } from "../../src/biology/lymphoid/b-cells.ts";
import { gammaDelta } from "../../src/biology/lymphoid/gamma-delta.ts";
import { inkt } from "../../src/biology/lymphoid/inkt.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { tnf } from "../../src/biology/signals/tnf.ts";
import { fibroblasts } from "../../src/biology/stroma/fibroblasts.ts";
import { matrix } from "../../src/biology/stroma/matrix.ts";
import { microbiota } from "../../src/biology/stroma/microbiota.ts";
import { nerve } from "../../src/biology/stroma/nerve.ts";
import { senescence } from "../../src/biology/tumor/senescence.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModelDescription, ModuleDescription } from "../../src/model/description.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid } from "../support/grids.ts";
import { formula } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const DAY = 1440;

/** Names that modules outside the test provide; each is 0 unless a test sets it. */
const rest =
  "adenosineSignal antibioticEffect cd8Cytotoxicity cd8Eff cd8Pex cd8Tex chemoDrug csf1 cxcl1 cxcl10 dcImm dcMat dcTol dead foxp3Neg glucose ifnGamma il10 il10Signal il17 il2 il4 il6 il6Signal lipidSignal m0 m1 m2 mdsc n0 n1 n2 neutrophilDensity nkActive nkCytotoxicity nkDys pdl1Blockade perfusion tgfBeta tgfBetaSignal th0 th1 th17 th1Help th2 trapSignal treg tregPresence tumor vegf";

const restOfTissue: ModuleDescription = {
  name: "rest-of-tissue",
  label: "Rest of the tissue",
  note: "Names only.",
  fields: Object.fromEntries(rest.split(" ").map((name) => [name, level(0)])),
};

function level(initial: number) {
  return { kind: "static", unit: "1", initial } as const;
}

const library = [
  ...moduleLibrary,
  ...[
    antibodies,
    bCells,
    fibroblasts,
    gammaDelta,
    inkt,
    matrix,
    microbiota,
    nerve,
    senescence,
    tnf,
  ],
  restOfTissue,
];

interface Plan {
  readonly modules: readonly ModuleDescription[];
  /** Levels at the start of what other modules would provide. */
  readonly around?: Readonly<Record<string, number>>;
  readonly own?: ModelDescription;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly initial?: Scenario["initial"];
  readonly interventions?: Scenario["interventions"];
  readonly side?: number;
  /** um */
  readonly spacing?: number;
  readonly step?: number;
}

/** A small piece of tissue, the same everywhere unless the plan says otherwise. */
function openTissue({ modules, around = {}, own = {}, ...plan }: Plan): Promise<Engine> {
  const levels = Object.entries(around).map(([name, value]) => [name, level(value)] as const);
  const model = composeModel({
    modules,
    own: { ...own, fields: { ...Object.fromEntries(levels), ...own.fields } },
    library,
    domainBoundary: "no-flux",
    dimensions: 2,
  });
  const defaults = model.parameters.map(({ name, value }) => [name, value] as const);
  const side = plan.side ?? 16;
  return openCpuEngine({
    title: "test",
    model,
    parameters: { ...Object.fromEntries(defaults), ...plan.parameters },
    grid: planeGrid(side, side, plan.spacing ?? 20),
    time: { step: plan.step ?? 60, scheme: "implicit" },
    initial: plan.initial ?? [],
    seed: 1,
    interventions: plan.interventions ?? [],
  });
}

/** Means after some days: of fields and observables by name. */
async function meansAfter(days: number, plan: Plan): Promise<Record<string, number>> {
  const engine = await openTissue(plan);
  await engine.advance(1e6, days * DAY);
  const { fields, observables } = await engine.measure();
  engine.dispose();
  const all = Object.entries({ ...fields, ...observables });
  return Object.fromEntries(all.map(([name, { mean }]) => [name, mean]));
}

const everywhere = (field: string, value: number) =>
  ({ type: "expression", field, expression: formula(value) }) as const;

const dose = (field: string, days: number) =>
  ({
    type: "field",
    label: "dose",
    start: days * DAY,
    every: 0,
    count: 1,
    field,
    action: "add",
    amount: formula(1),
    where: formula(1),
  }) as const;

describe("B cells", () => {
  const infiltrate = { cd8Eff: 1e-3, perfusion: 1 };

  it("gather where T cells are exhausted, and help priming there", async () => {
    const fresh = await meansAfter(5, { modules: [bCells], around: infiltrate });
    const worn = await meansAfter(5, { modules: [bCells], around: { cd8Tex: 1e-3, perfusion: 1 } });
    expect(worn["bCell"]).toBeGreaterThan(1.5 * fresh["bCell"]!);
    expect(worn["tlsHelp"]).toBeGreaterThan(1.5 * fresh["tlsHelp"]!);
    expect(worn["tlsHelp"]).toBeLessThanOrEqual(1);
    const quenched = { cd8Tex: 1e-3, perfusion: 1, tregPresence: 1 };
    const withTreg = await meansAfter(5, { modules: [bCells], around: quenched });
    expect(withTreg["tlsHelp"]).toBeLessThan(0.7 * worn["tlsHelp"]!);
  });

  const suppressed = { il10Signal: 0.8, trapSignal: 0.5 };
  const still = { bCellDeath: 0, bCellEntry: 0 };
  const some = [everywhere("bCell", 5e-3)];

  it("turn into Breg and none is lost on the way", async () => {
    const calm = await meansAfter(7, { modules: [bCells], parameters: still, initial: some });
    const plan = { modules: [bCells], parameters: still, initial: some, around: suppressed };
    const turned = await meansAfter(7, plan);
    expect(calm["bregShare"]).toBeLessThan(0.2);
    expect(turned["bregShare"]).toBeGreaterThan(0.5);
    expect(turned["bCell"]! + turned["breg"]!).toBeCloseTo(5e-3, 7);
  });

  it("turn back only where radiotherapy meets PD-L1 block", async () => {
    const share = async (bregRadiotherapy: number, pdl1Blockade: number) => {
      const around = { ...suppressed, pdl1Blockade };
      const parameters = { ...still, bregRadiotherapy };
      return (await meansAfter(10, { modules: [bCells], around, parameters, initial: some }))[
        "bregShare"
      ]!;
    };
    const alone = await share(0, 0);
    expect(await share(1, 0)).toBeCloseTo(alone, 6);
    expect(await share(0, 1)).toBeCloseTo(alone, 6);
    expect(await share(1, 0.9)).toBeLessThan(0.5 * alone);
  });

  it("ripen into plasma cells, whose IgG lets NK cells kill", async () => {
    const plan = { modules: [bCells, antibodies], initial: some };
    const around = { tumor: 0.5, nkDys: 2e-3, perfusion: 1, cd8Tex: 1e-3 };
    const coated = await meansAfter(10, { ...plan, around });
    expect(coated["iggCoating"]).toBeGreaterThan(0.1);
    expect(coated["tumor"]).toBeLessThan(0.5);
    const alone = await meansAfter(10, { ...plan, around: { ...around, nkDys: 0 } });
    expect(alone["tumor"]).toBeCloseTo(0.5, 5);
    const blocked = await meansAfter(10, { ...plan, around, parameters: { baffrBlock: 1 } });
    expect(blocked["igG"]).toBe(0);
  });
});

describe("γδ T cells", () => {
  const share = async (around: Record<string, number>, patch = 0) => {
    const modules = [gammaDelta, microbiota];
    const initial = [everywhere("microbiota", patch), everywhere("gd0", 5e-4)];
    const all = { perfusion: 1, tumor: 0.5, ...around };
    return meansAfter(10, { modules, around: all, initial });
  };

  it("follow their fuel", async () => {
    const sugar = await share({ glucose: 4 });
    const fat = await share({ glucose: 0.5, lipidSignal: 0.8 });
    expect(sugar["gdIl17Share"]).toBeLessThan(0.1);
    expect(fat["gdIl17Share"]).toBeGreaterThan(0.8);
    expect(fat["il17Growth"]).toBeGreaterThan(sugar["il17Growth"]! + 0.02);
    expect(sugar["tumor"]).toBeLessThan(fat["tumor"]!);
  });

  it("become IL-17 cells beside bacteria, unless antibiotics silence these", async () => {
    const sterile = await share({ glucose: 4 });
    const patch = await share({ glucose: 4 }, 1);
    const treated = await share({ glucose: 4, antibioticEffect: 1 }, 1);
    expect(patch["gdIl17Share"]).toBeGreaterThan(sterile["gdIl17Share"]! + 0.3);
    expect(treated["gdIl17Share"]).toBeLessThan(0.6 * patch["gdIl17Share"]!);
    expect(patch["microbiotaCheckpoint"]).toBe(0);
  });

  it("settle without loss", async () => {
    const still = { gdEntry: 0, gdGrowth: 0, gdDeath: 0 };
    const around = { glucose: 3, lipidSignal: 0.5, tumor: 0.5 };
    const initial = [everywhere("gd0", 2e-3)];
    const settled = await meansAfter(5, {
      modules: [gammaDelta],
      parameters: still,
      around,
      initial,
    });
    expect(settled["gd0"]).toBeLessThan(1e-3);
    expect(settled["gdDensity"]).toBeCloseTo(2e-3, 7);
  });
});

describe("iNKT cells", () => {
  const helpAfter = async (doses: readonly number[], days: number) => {
    const interventions = doses.map((day) => dose("alphaGalCer", day));
    return (await meansAfter(days, { modules: [inkt], around: { perfusion: 1 }, interventions }))[
      "inktActive"
    ]!;
  };

  it("wake for days with a pulse, and less with a second one", async () => {
    expect(await helpAfter([], 2)).toBe(0);
    const first = await helpAfter([0], 1.5);
    expect(first).toBeGreaterThan(2e-4);
    const left = await helpAfter([0], 15.5);
    expect(left).toBeLessThan(0.1 * first);
    expect(await helpAfter([0, 14], 15.5)).toBeLessThan(0.7 * first);
  });
});

describe("fibroblasts", () => {
  const still = { fibroblastDeath: 0, fibroblastGrowth: 0 };
  const sides = (around: Record<string, number>, parameters = {}) =>
    meansAfter(10, { modules: [fibroblasts], around, parameters: { ...still, ...parameters } });

  it("take the side that they are called to, and none is lost", async () => {
    const shares = ["myCafShare", "iCafShare", "lipoCafShare"];
    const calls = [{ tgfBetaSignal: 0.8 }, { il6Signal: 0.9 }, { chemoDrug: 1 }];
    for (const [index, call] of calls.entries()) {
      const called = await sides(call);
      expect(called[shares[index]!]).toBeGreaterThan(0.9);
      expect(called["fibroblastDensity"]).toBeCloseTo(0.05, 6);
    }
    const mixed = await sides({ tgfBetaSignal: 0.5, tnfSignal: 0.5, chemoDrug: 0.1 });
    expect(mixed["fibroblastDensity"]).toBeCloseTo(0.05, 6);
  });

  it("help CD8 cells after chemotherapy, if the stroma can", async () => {
    const treated = await sides({ chemoDrug: 1, tgfBetaSignal: 0.5 });
    const unable = await sides({ chemoDrug: 1, tgfBetaSignal: 0.5 }, { lipoCafInduction: 0 });
    expect(treated["lipoCafHelp"]).toBeGreaterThan(0.6);
    expect(unable["lipoCafHelp"]).toBe(0);
  });

  it("build matrix, which their depletion slows", async () => {
    const plan = { modules: [fibroblasts, matrix], around: { tgfBetaSignal: 0.7, tumor: 0.7 } };
    const built = await meansAfter(30, plan);
    const depleted = await meansAfter(30, { ...plan, parameters: { prrx2Depletion: 1 } });
    expect(built["matrix"]).toBeGreaterThan(0.2);
    expect(built["matrixBarrier"]).toBeGreaterThan(built["matrix"]!);
    expect(depleted["matrix"]).toBeLessThan(0.75 * built["matrix"]!);
    expect(depleted["prrx2Caf"]).toBeLessThan(0.1 * built["prrx2Caf"]!);
  });
});

describe("matrix", () => {
  it("grows around tumor without its TGF-β receptor and stays below 1", async () => {
    const plan = { modules: [matrix], around: { tumor: 0.9, m2: 0.1 } };
    const wild = await meansAfter(60, plan);
    const deficient = await meansAfter(60, { ...plan, parameters: { tgfbr2Loss: 1 } });
    expect(wild["matrix"]).toBeLessThan(0.2);
    expect(deficient["matrix"]).toBeGreaterThan(0.6);
    expect(deficient["matrix"]).toBeLessThanOrEqual(1);
    expect(deficient["drugBarrier"]).toBeLessThanOrEqual(0.4);
  });
});

describe("a nerve", () => {
  /** A tumor that creeps, divides and makes TGF-β, whose signal a drug may block. */
  const growing: ModelDescription = {
    fields: {
      tumor: { kind: "population", unit: "1", diffusion: "0.5*(1 + nerveMotility)" },
      tgfBeta: { kind: "substrate", unit: "1", diffusion: 1600 },
    },
    parameters: { block: { value: 0, unit: "1", min: 0, max: 1 } },
    observables: { tgfBetaSignal: { expression: "hill(tgfBeta, 0.8, 2)*(1 - block)" } },
    processes: [
      { type: "growth", field: "tumor", rate: 4e-4, capacity: 1 },
      { type: "source", field: "tgfBeta", rate: "0.06*tumor" },
      { type: "loss", field: "tgfBeta", rate: "0.01 + 0.06*tumor" },
    ],
  };
  const side = 48;
  const spacing = 40;
  const middle = (side * spacing) / 2;

  /** How far the front has come along the nerve, as a multiple of its way across. */
  async function leadOfNerve(parameters: Readonly<Record<string, number>>): Promise<number> {
    const engine = await openTissue({
      modules: [fibroblasts, nerve],
      own: growing,
      parameters,
      side,
      spacing,
      initial: [
        {
          type: "shape",
          field: "tumor",
          shape: { kind: "disc", center: [middle, middle], radius: 150, softness: 50 },
          value: formula(0.8),
          combine: "set",
        },
        {
          type: "shape",
          field: "nerve",
          shape: { kind: "stripe", axis: "y", from: middle - 60, to: middle + 60, softness: 40 },
          value: formula(1),
          combine: "set",
        },
      ],
    });
    await engine.advance(1e6, 10 * DAY);
    const tumor = await engine.read("tumor");
    engine.dispose();
    const center = side / 2;
    const reach = (index: (steps: number) => number) => {
      let steps = 0;
      while (center + steps + 1 < side && tumor[index(steps + 1)]! > 0.1) steps++;
      return steps + 0.5;
    };
    const along = reach((steps) => center + steps + side * center);
    return along / reach((steps) => center + side * (center + steps));
  }

  it("leads the front where PRRX2+ fibroblasts and TGF-β guide it, and nowhere else", async () => {
    expect(await leadOfNerve({})).toBeGreaterThan(1.5);
    expect(await leadOfNerve({ prrx2Depletion: 1 })).toBeLessThan(1.15);
    expect(await leadOfNerve({ block: 0.9 })).toBeLessThan(1.15);
  });
});

describe("senescence", () => {
  const arrested = async (levels: { tnf: number; ifnGamma: number }) => {
    const parameters = { tnfDecay: 0, tnfUptake: 0, tnfKilling: 0, senescentClearance: 0 };
    const initial = [everywhere("tnf", levels.tnf), everywhere("tumor", 0.8)];
    const around = { ifnGamma: levels.ifnGamma, tumor: 0.8 };
    return meansAfter(10, { modules: [senescence, tnf], around, parameters, initial });
  };

  it("needs TNF-α and IFN-γ, moves cells and loses none", async () => {
    const both = await arrested({ tnf: 20, ifnGamma: 2 });
    expect(both["senescent"]).toBeGreaterThan(0.2);
    expect(both["senescent"]! + both["tumor"]!).toBeCloseTo(0.8, 5);
    expect(both["saspGrowth"]).toBeGreaterThan(0.15);
    for (const one of [
      { tnf: 20, ifnGamma: 0 },
      { tnf: 0, ifnGamma: 2 },
    ]) {
      expect((await arrested(one))["senescent"]).toBe(0);
    }
  });

  it("of the stroma alone feeds growth and IL-10", async () => {
    const plan = { modules: [senescence], around: { tumor: 0.5, il10: 0 } };
    const aged = await meansAfter(1, { ...plan, parameters: { senescentStroma: 0.3 } });
    expect(aged["saspGrowth"]).toBeCloseTo(0.3 * 0.35, 5);
    expect(aged["il10"]).toBeGreaterThan(0);
    expect((await meansAfter(1, plan))["il10"]).toBe(0);
  });
});
