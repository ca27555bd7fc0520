import { describe, expect, it, test } from "vitest";
import { cd4Helpers } from "../../src/biology/lymphoid/cd4-helpers.ts";
import { treg } from "../../src/biology/lymphoid/treg.ts";
import { tregCompensation } from "../../src/biology/lymphoid/treg-compensation.ts";
import { il2 } from "../../src/biology/signals/il2.ts";
import { tissue } from "../../src/biology/stroma/tissue.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type {
  FieldDescription,
  ModelDescription,
  ModuleDescription,
} from "../../src/model/description.ts";
import { planeGrid } from "../support/grids.ts";
import { formula } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const DAY = 1440;
const mine = [il2, cd4Helpers, treg, tregCompensation];

const given = (unit: string, initial = 0): FieldDescription => ({ kind: "static", unit, initial });

/** What the four modules name of others: worth 0 unless a test says what it is. */
const elsewhere: ModuleDescription = {
  name: "elsewhere",
  label: "Elsewhere",
  note: "Names of other modules.",
  fields: {
    ...Object.fromEntries(
      ["tumor", "m0", "m1", "m2", "n2", "cd8Eff", "cd8Pex", "cd8Tex", "nkActive", "nkDys"].map(
        (name) => [name, given("1")],
      ),
    ),
    ...Object.fromEntries(["bCell", "breg"].map((name) => [name, given("1")])),
    ...Object.fromEntries(
      ["ifnGamma", "tnf", "il10", "vegf", "tgfBeta", "ccl2", "cxcl10"].map((name) => [
        name,
        given("ng/mL"),
      ]),
    ),
    primed: { kind: "compartment", unit: "1" },
  },
  parameters: { tnfScale: { value: 1, unit: "1" } },
  observables: Object.fromEntries(
    [
      ...["perfusion", "matrixBarrier", "hif", "acidity", "tipExclusion", "cd8Density"],
      ...["cd8Cytotoxicity", "nkDensity", "dcMaturity", "pge2Signal", "adenosineSignal"],
      ...["il10Signal", "ifnBetaSignal", "cd40Agonism", "il6Signal", "tgfBetaSignal"],
      ...["tasquinimodEffect", "tregDepletion", "il10Blockade", "pd1Signal", "m2Presence"],
      ...["brafInhibition", "mekInhibition", "lipidSignal", "mdscPresence", "tnfExcess"],
      ...["il4i1Activity", "pdcTregInduction", "il7Effect", "ctla4Blockade", "macrophageDensity"],
      "antigenContact",
    ].map((name) => [name, { expression: "0" }]),
  ),
};

interface Plan {
  readonly modules: readonly ModuleDescription[];
  /** What others would provide. */
  readonly own?: ModelDescription;
  /** Density or level at the start, everywhere. */
  readonly initial?: Readonly<Record<string, number>>;
  readonly parameters?: Readonly<Record<string, number>>;
}

const compose = (modules: readonly ModuleDescription[], own: ModelDescription = {}) =>
  composeModel({
    modules,
    own,
    library: [...mine, tissue, elsewhere],
    domainBoundary: "no-flux",
    dimensions: 2,
  });

/** A patch of tissue of 4 x 4 voxels, hours to the step. */
function open({ modules, own, initial = {}, parameters = {} }: Plan): Promise<Engine> {
  const model = compose(modules, own);
  const standard = Object.fromEntries(model.parameters.map(({ name, value }) => [name, value]));
  return openCpuEngine({
    title: "test",
    model,
    parameters: { ...standard, ...parameters },
    grid: planeGrid(4, 4, 20),
    time: { step: 60, scheme: "implicit" },
    initial: Object.entries(initial).map(([field, value]) => ({
      type: "expression",
      field,
      expression: formula(value),
    })),
    seed: 1,
    interventions: [],
  });
}

/** Fields, observables and compartments after some days; the patch is even. */
async function runFor(days: number, plan: Plan): Promise<(name: string) => Promise<number>> {
  const engine = await open(plan);
  await engine.advance(Math.round((days * DAY) / 60));
  return async (name) => {
    const { compartments } = await engine.measure();
    return compartments[name] ?? (await engine.read(name))[0]!;
  };
}

const worth = (values: Readonly<Record<string, string>>): ModelDescription => ({
  observables: Object.fromEntries(
    Object.entries(values).map(([name, expression]) => [name, { expression }]),
  ),
});

describe("the modules of CD4 cells", () => {
  it.each(mine.map((module) => [module.name, module] as const))(
    "keep their units straight: %s alone",
    (_, module) => expect(checkDimensions(compose([module]))).toEqual([]),
  );

  it("keep their units straight together", () => {
    expect(checkDimensions(compose(mine))).toEqual([]);
  });
});

describe("the switch of Th1 and Th2", () => {
  /** Perfused tumor, which holds the antigen that helpers answer to and takes up IFN-γ. */
  const inTumor = (more: Readonly<Record<string, string>> = {}): ModelDescription => ({
    ...worth({ perfusion: "1", ...more }),
    fields: { ifnGamma: { kind: "substrate", unit: "ng/mL", diffusion: 600 } },
    contributions: [{ to: "targets", add: "0.6" }],
    processes: [{ type: "loss", field: "ifnGamma", rate: 0.3 }],
  });

  /** Balance of the two after 30 days from a mix, naive cells entering all the while. */
  async function balance(start: number, plan: Partial<Plan> = {}): Promise<number> {
    const look = await runFor(30, {
      modules: [cd4Helpers],
      own: inTumor(),
      initial: { th1: 1e-3 * (1 + start), th2: 1e-3 * (1 - start) },
      ...plan,
    });
    return look("thBias");
  }

  it("ends at opposite poles from a slight bias", async () => {
    expect(await balance(0.1)).toBeGreaterThan(0.5);
    expect(await balance(-0.1)).toBeLessThan(-0.5);
  });

  it("stays mixed where T-bet and GATA3 leave each other alone", async () => {
    const parameters = { thMutualInhibition: 0 };
    // 0.19 and -0.35 at any step from 2 to 60 min.
    expect(Math.abs(await balance(0.1, { parameters }))).toBeLessThan(0.4);
    expect(Math.abs(await balance(-0.1, { parameters }))).toBeLessThan(0.4);
  });

  it("is tipped by IFN-γ to Th1 and by a systemic response to Th2", async () => {
    const own: ModelDescription = { ...inTumor(), fields: { ifnGamma: given("ng/mL", 1) } };
    expect(await balance(0, { own: { ...own, processes: [] } })).toBeGreaterThan(0.5);
    const systemic = inTumor({ systemicTh2: "1" });
    expect(await balance(0, { own: systemic })).toBeLessThan(-0.5);
  });

  it("says nothing where no antigen is", async () => {
    const plan = { modules: [cd4Helpers], initial: { th1: 1e-3, th2: 1e-3, th17: 1e-3 } };
    const fields = Object.fromEntries(
      ["ifnGamma", "tnf", "il10"].map((name) => [name, given("ng/mL")] as const),
    );
    const calm = await runFor(1, { ...plan, own: { fields } });
    const own = { fields, contributions: [{ to: "targets", add: "0.6" }] };
    const called = await runFor(1, { ...plan, own });
    for (const cytokine of ["il4", "il17", "ifnGamma", "tnf", "il10"]) {
      expect(await calm(cytokine), cytokine).toBe(0);
      expect(await called(cytokine), cytokine).toBeGreaterThan(0);
    }
  });

  it("neither makes nor loses cells", async () => {
    const look = await runFor(10, {
      modules: [cd4Helpers],
      own: worth({ il6Signal: "1", tgfBetaSignal: "1" }),
      initial: { th0: 2e-3, th1: 2e-4, th2: 3e-4, th17: 5e-4 },
      parameters: { helperDeath: 0 },
    });
    expect(await look("helperDensity")).toBeCloseTo(3e-3, 7);
    expect(await look("th0")).toBeLessThan(1e-3);
    expect(await look("th17")).toBeGreaterThan(6e-4);
  });
});

describe("Th17", () => {
  const th17 = { modules: [cd4Helpers], initial: { th0: 0, th17: 2e-3 } };
  const own: ModelDescription = {
    fields: { vegf: given("ng/mL") },
    contributions: [{ to: "targets", add: "0.6" }],
  };

  it("help killers in some tissue and grow vessels in other, not both", async () => {
    const friend = await runFor(1, { ...th17, own, parameters: { th17Sign: 1 } });
    const foe = await runFor(1, { ...th17, own, parameters: { th17Sign: -1 } });
    expect(await friend("th17Help")).toBeGreaterThan(0.5);
    expect(await friend("vegf")).toBe(0);
    expect(await friend("th2Growth")).toBeLessThan(1e-5);
    expect(await foe("th17Help")).toBe(0);
    expect(await foe("vegf")).toBeGreaterThan(0);
    expect(await foe("th2Growth")).toBeGreaterThan(0.1);
  });
});

describe("IL-2", () => {
  /** What a day of a basal supply comes to, with 0.15 % Treg. */
  const supplied = (il2Basal: number, density = 1.5e-3) =>
    runFor(1, {
      modules: [il2],
      own: { fields: { treg: given("1", density) } },
      parameters: { il2Basal },
    });

  it("is captured by Treg while scarce, less and less as it rises", async () => {
    const captured: number[] = [];
    for (const basal of [0.001, 0.01, 0.1, 0.5]) {
      captured.push(await (await supplied(basal))("tregIl2Capture"));
    }
    expect(captured[0]).toBeGreaterThan(0.6);
    expect(captured).toEqual([...captured].sort((a, b) => b - a));
    expect(captured.at(-1)).toBeLessThan(0.2);
  });

  it("feeds Treg when low and effectors only in surplus", async () => {
    const low = await supplied(0.02);
    expect(await low("tregIl2Signal")).toBeGreaterThan(0.4);
    expect(await low("il2Signal")).toBeLessThan(0.05);
    const high = await supplied(0.3);
    expect(await high("il2Signal")).toBeGreaterThan(0.8);
  });

  it("is lowered by Treg", async () => {
    const without = await (await supplied(0.02, 0))("il2");
    expect(await (await supplied(0.02))("il2")).toBeLessThan(0.6 * without);
  });
});

describe("Treg", () => {
  const start = { modules: [treg], initial: { treg: 1e-3 } };
  const count = async (own: ModelDescription, parameters = {}) =>
    (await runFor(5, { ...start, own, parameters }))("treg");

  it("multiply on IL-2, more with lactate, and stay below their densest crowd", async () => {
    const starved = await count({});
    const fed = await count(worth({ tregIl2Signal: "1" }));
    const sour = await count(worth({ tregIl2Signal: "1", acidity: "1" }));
    expect(starved).toBeLessThan(1e-3);
    expect(fed).toBeGreaterThan(1.5 * starved);
    expect(sour).toBeGreaterThan(1.1 * fed);
    expect(sour).toBeLessThan(4.5e-3);
  });

  it("are nearly gone two days after depletion begins", async () => {
    const look = await runFor(2, { ...start, own: worth({ tregDepletion: "1" }) });
    expect(await look("treg")).toBeLessThan(1e-4);
  });

  it("kill by granzyme B and secrete IL-10 as far as they are suppressive", async () => {
    const own = { fields: { cd8Eff: given("1", 2e-3), il10: given("ng/mL") } };
    const some = await runFor(2, { ...start, own });
    const none = await runFor(2, { ...start, own, parameters: { tregEffectorShare: 0 } });
    expect(await some("cd8Eff")).toBeLessThan(1.98e-3);
    expect(await some("il10")).toBeGreaterThan(0);
    expect(await none("cd8Eff")).toBeCloseTo(2e-3, 8);
    expect(await none("il10")).toBe(0);
    expect(await none("tregPresence")).toBe(0);
  });
});

describe("compensation for lost Treg", () => {
  const depleted = (th2Prone: number, il10Blockade = "0") =>
    runFor(6, {
      modules: [tregCompensation],
      own: {
        fields: { tumor: given("1", 0.6) },
        ...worth({ tregDepletion: "1", il10Blockade }),
      },
      parameters: { th2Prone },
    });

  it("does not come in tissue that is not prone", async () => {
    const look = await depleted(0);
    expect(await look("foxp3Neg")).toBe(0);
    expect(await look("systemicTh2")).toBe(0);
  });

  it("comes in prone tissue, and much less without IL-10", async () => {
    const prone = await depleted(1);
    expect(await prone("foxp3Neg")).toBeGreaterThan(2e-3);
    expect(await prone("systemicTh2")).toBeGreaterThan(0.4);
    const blocked = await depleted(1, "0.9");
    expect(await blocked("foxp3Neg")).toBeLessThan(0.75 * (await prone("foxp3Neg")));
    expect(await blocked("systemicTh2")).toBeLessThan(await prone("systemicTh2"));
  });
});

test("every axis reads a share that lies between 0 and 1", async () => {
  const model = compose(mine);
  expect(model.axes.map(({ name }) => name)).toEqual(["helpers", "regulation"]);
  const look = await runFor(1, { modules: mine, initial: { th1: 2e-3, th2: 1e-3 } });
  for (const { observable } of model.axes) {
    const share = await look(observable);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  }
});
