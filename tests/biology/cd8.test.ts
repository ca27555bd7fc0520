import { describe, expect, it, test } from "vitest";
import { cd8 } from "../../src/biology/lymphoid/cd8.ts";
import { checkpoints } from "../../src/biology/lymphoid/checkpoints.ts";
import { cytotoxicity } from "../../src/biology/lymphoid/cytotoxicity.ts";
import { lymphNode } from "../../src/biology/lymphoid/lymph-node.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { lymphoidAttractants } from "../../src/biology/signals/lymphoid-attractants.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModuleDescription } from "../../src/model/description.ts";
import { planeGrid } from "../support/grids.ts";
import { formula } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const DAY = 1440;
const WIDTH = 320;

/** 0 at the left wall, 1 at the right. */
const RAMP = `x/${WIDTH}`;

/** What surrounds the cells, all calm unless a test says otherwise. */
const surroundings = `
  matrixBarrier hif hypoxia acidity tnfSignal tnfExcess tipExclusion aminoAcidShortage
  tryptophanShortage dcMaturity il7Effect il15Signal chemoLymphotoxicity lag3Program
  pd1Blockade pdl1Blockade ctla4Blockade parp11Inhibition hifInhibition adenosineSignal
  il10Signal tgfBetaSignal m2Presence mdscPresence speciesSuppression fuelShortage
  lipoCafHelp tregPresence trapSignal il6Signal hmgb1Signal systemicTh2 tlsHelp th1Help
  th17Help il2 chemoNfkb engagerHits carNkKilling vaccineDrive mhcLoss antigenLoss
  nkCytotoxicity carTKilling repairInhibition stressProtection checkpointRelief
  pd1Signal parp11 ctla4Brake cd8Cytotoxicity primed cxcl10 il2Signal ifnGamma m1 n1 n2
  bCell th1 nkActive nkDys cd8Eff cd8Pex cd8Tex
`;
const calm: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    surroundings
      .trim()
      .split(/\s+/)
      .map((name) => [name, "0"]),
  ),
  perfusion: "1",
};

interface Plan {
  readonly modules: readonly ModuleDescription[];
  /** Formulas of surroundings that are not calm. */
  readonly around?: Readonly<Record<string, string>>;
  /** Initial densities of tumor and of the modules' cells. */
  readonly initial?: Readonly<Record<string, number>>;
  readonly parameters?: Readonly<Record<string, number>>;
  /** min */
  readonly step?: number;
}

/** Modules in a strip of tissue, 16 voxels long, whose surroundings are formulas. */
function open({
  modules,
  around = {},
  initial = {},
  parameters = {},
  step = 30,
}: Plan): Promise<Engine> {
  const provided = new Set(
    modules.flatMap((module) => [
      ...Object.keys(module.fields ?? {}),
      ...Object.keys(module.observables ?? {}),
    ]),
  );
  const outside = Object.entries({ ...calm, ...around }).filter(([name]) => !provided.has(name));
  const model = composeModel({
    modules,
    own: {
      fields: { tumor: { kind: "static", unit: "1" }, dead: { kind: "static", unit: "1" } },
      observables: Object.fromEntries(outside.map(([name, expression]) => [name, { expression }])),
      contributions: [{ to: "targets", add: "tumor" }],
    },
    library: [...moduleLibrary.filter(({ name }) => !modules.some((one) => one.name === name))],
    domainBoundary: "no-flux",
    dimensions: 2,
  });
  const values = model.parameters.map(({ name, value }) => [name, value] as const);
  return openCpuEngine({
    title: "test",
    model,
    parameters: { ...Object.fromEntries(values), ...parameters },
    grid: planeGrid(16, 1, WIDTH / 16),
    time: { step, scheme: "implicit" },
    initial: Object.entries(initial).map(([field, value]) => ({
      type: "expression",
      field,
      expression: formula(value),
    })),
    seed: 1,
    interventions: [],
  });
}

async function profile(plan: Plan, name: string): Promise<readonly number[]> {
  return [...(await (await open(plan)).read(name))];
}

async function level(engine: Engine, name: string): Promise<number> {
  return (await engine.read(name))[0]!;
}

function expectFalling(values: readonly number[]): void {
  for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]!);
  expect(values.at(-1)).toBeGreaterThanOrEqual(0);
}

const effectors = { cd8Eff: 2e-3, cd8Pex: 0, cd8Tex: 0 };

describe("what CD8 T cells can do", () => {
  it.each([
    ["acidity"],
    ["adenosineSignal"],
    ["pd1Signal"],
    ["il10Signal"],
    ["tgfBetaSignal"],
    ["parp11"],
    ["m2Presence"],
    ["mdscPresence"],
    ["aminoAcidShortage"],
    ["speciesSuppression"],
    ["fuelShortage"],
  ])("falls with %s alone", async (cue) => {
    const plan = { modules: [cd8], around: { [cue]: RAMP }, initial: effectors };
    expectFalling(await profile(plan, "cd8Cytotoxicity"));
  });

  it.each([["il2Signal"], ["lipoCafHelp"], ["th1Help"]])("rises with %s", async (cue) => {
    const plan = { modules: [cd8], around: { [cue]: RAMP }, initial: effectors };
    expectFalling((await profile(plan, "cd8Cytotoxicity")).toReversed());
  });

  it("is that of the cells themselves where nothing holds them back", async () => {
    const [value] = await profile({ modules: [cd8], initial: effectors }, "cd8Cytotoxicity");
    expect(value).toBeCloseTo(2e-3, 7);
  });
});

describe("entry of CD8 T cells", () => {
  it.each([["acidity"], ["hif"], ["matrixBarrier"], ["tipExclusion"]])(
    "falls with %s alone",
    async (cue) => {
      const around = { cxcl10: "2", [cue]: RAMP };
      expectFalling(await profile({ modules: [cd8], around }, "cd8EntryRate"));
    },
  );

  it("follows the call, the blood and the priming", async () => {
    for (const cue of ["cxcl10", "perfusion", "primed"]) {
      const around = { cxcl10: "2", primed: "0.3", [cue]: `0.1 + ${RAMP}` };
      const rates = await profile({ modules: [cd8], around }, "cd8EntryRate");
      expectFalling(rates.toReversed());
    }
  });

  it("is called by IFN-γ, and by tumor unless HIF-1α silences it", async () => {
    const modules = [lymphoidAttractants];
    const called = async (around: Record<string, string>, tumor = 0) => {
      const engine = await open({ modules, around, initial: { tumor } });
      await engine.advance(20);
      return level(engine, "cxcl10");
    };
    expect(await called({ ifnGamma: "0.2" })).toBeGreaterThan(2);
    const inAir = await called({}, 0.8);
    expect(inAir).toBeGreaterThan(0.5);
    expect(await called({ hif: "1" }, 0.8)).toBeLessThan(0.1 * inAir);
  });
});

describe("exhaustion", () => {
  const closed = { cd8Entry: 0, cd8Death: 0, cd8Egress: 0 };
  const core = { hypoxia: "1", pd1Signal: "0.9" };

  it("moves cells between the three states and loses none", async () => {
    const engine = await open({
      modules: [cd8],
      around: core,
      initial: { ...effectors, tumor: 0.8 },
      parameters: closed,
    });
    await engine.advance(10_000, 3 * DAY);
    expect(await level(engine, "cd8Density")).toBeCloseTo(2e-3, 7);
    for (const state of ["cd8Eff", "cd8Pex", "cd8Tex"])
      expect(await level(engine, state)).toBeGreaterThan(1e-4);
  });

  /** Exhausted share after three weeks with newcomers. */
  const share = async (
    around: Record<string, string>,
    tumor: number,
    parameters: Record<string, number> = {},
  ) => {
    const engine = await open({
      modules: [cd8],
      around: { cxcl10: "2", primed: "0.2", ...around },
      initial: { tumor },
      parameters,
    });
    await engine.advance(10_000, 21 * DAY);
    return level(engine, "exhaustedShare");
  };

  it("goes further in a hypoxic core than at the rim, in spite of newcomers", async () => {
    const inCore = await share(core, 0.8);
    expect(inCore).toBeGreaterThan((await share({ pd1Signal: "0.7" }, 0.45)) + 0.2);
    expect(await share(core, 0)).toBeLessThan(1e-3);
  });

  it("recedes under blockade, and with the loss of ETS1", async () => {
    const rim = await share({ pd1Signal: "0.7" }, 0.45);
    const blocked = { pd1Signal: "0.1", checkpointRelief: "1" };
    expect(await share(blocked, 0.45)).toBeLessThan(rim - 0.1);
    expect(await share({ pd1Signal: "0.7" }, 0.45, { ets1: 0 })).toBeLessThan(rim - 0.05);
  });

  test("loss of RBPJ makes more terminal cells, and lets them kill", async () => {
    const plan = {
      modules: [cd8],
      around: { cxcl10: "2", primed: "0.2", ...core },
      initial: { tumor: 0.8 },
    };
    const [normal, lost] = await Promise.all(
      [1, 0].map((rbpj) => open({ ...plan, parameters: { rbpj } })),
    );
    for (const engine of [normal!, lost!]) await engine.advance(10_000, 14 * DAY);
    for (const name of ["cd8Tex", "cd8Cytotoxicity"])
      expect(await level(lost!, name)).toBeGreaterThan(1.3 * (await level(normal!, name)));
  });
});

describe("checkpoints", () => {
  it.each([
    ["ifnGamma"],
    ["hif"],
    ["m2Presence"],
    ["n2"],
    ["trapSignal"],
    ["il6Signal"],
    ["tnfExcess"],
    ["chemoNfkb"],
  ])("raise PD-L1 by %s", async (cue) => {
    // Neutrophils are a hundredth of the tissue where they are dense.
    const around = { [cue]: `${cue === "n2" ? 0.009 : 0.09}*${RAMP}` };
    expectFalling((await profile({ modules: [checkpoints], around }, "pdl1")).toReversed());
  });

  it.each([["pd1Blockade"], ["pdl1Blockade"]])(
    "are relieved by %s, never reversed",
    async (drug) => {
      const around = { ifnGamma: "0.3", [drug]: RAMP };
      expectFalling(await profile({ modules: [checkpoints], around }, "pd1Signal"));
    },
  );

  it("answer hardly to a drug where LAG-3 and TIM-3 are up", async () => {
    const relief = async (lag3Program: string) => {
      const around = { pd1Blockade: "1", lag3Program };
      return (await profile({ modules: [checkpoints], around }, "checkpointRelief"))[0]!;
    };
    expect(await relief("1")).toBeLessThan(0.1 * (await relief("0")));
  });

  it("brake priming through Treg, unless CTLA-4 is blocked", async () => {
    const primed = async (around: Record<string, string>) => {
      const engine = await open({
        modules: [lymphNode, checkpoints],
        around: { dcMaturity: "0.4", hmgb1Signal: "0.5", ...around },
        initial: { tumor: 0.7 },
      });
      await engine.advance(10_000, 30 * DAY);
      return (await engine.measure()).compartments["primed"]!;
    };
    const free = await primed({});
    const braked = await primed({ tregPresence: "0.8" });
    expect(braked).toBeLessThan(0.7 * free);
    expect(await primed({ tregPresence: "0.8", ctla4Blockade: "1" })).toBeGreaterThan(0.9 * free);
    expect(await primed({ dcMaturity: "0" })).toBeCloseTo(0.08, 2);
  });
});

describe("additive cytotoxicity", () => {
  it("kills more than three times as fast with twice the killers, below the threshold", async () => {
    const around = { cd8Cytotoxicity: `if(x < ${WIDTH / 2}, 6e-4, 12e-4)` };
    const engine = await open({ modules: [cytotoxicity], around, initial: { tumor: 0.8 } });
    await engine.advance(10_000, 1 * DAY);
    const kill = await engine.read("lymphocyteKill");
    expect((await engine.read("damage")).at(-1)).toBeLessThan(0.065);
    expect(kill.at(-1)).toBeGreaterThan(3 * kill[0]!);
  });

  // Halle et al. 2016, doi 10.1016/j.immuni.2016.01.010.
  it("is 2 to 16 kills a day by each killer in packed tumor, from 100 to 500 killers per mm²", async () => {
    // Of a section of 5 um, lymphocytes of 180 um^3 and 7 um, tumor cells of 2494 um^3.
    const densities = [100, 200, 500].map((perArea) => (perArea * 180e-6) / 12);
    for (const density of densities) {
      const around = { cd8Cytotoxicity: `${density}` };
      const engine = await open({ modules: [cytotoxicity], around, initial: { tumor: 0.8 } });
      await engine.advance(10_000, DAY / 2);
      const killed = (await level(engine, "lymphocyteKill")) * (await level(engine, "tumor"));
      const each = (DAY * (killed / 2494)) / (density / 180);
      expect(each).toBeGreaterThan(2);
      expect(each).toBeLessThan(16);
    }
  });

  // Weigelin et al. 2021, doi 10.1038/s41467-021-25282-3.
  it("forgets half of the hits in 50 min", async () => {
    const around = { carTKilling: "if(t < 60, 1e-3, 0)" };
    const initial = { tumor: 0.8 };
    const engine = await open({ modules: [cytotoxicity], around, initial, step: 1 });
    await engine.advance(10_000, 60);
    const before = await level(engine, "damage");
    await engine.advance(10_000, 110);
    expect((await level(engine, "damage")) / before).toBeCloseTo(0.5, 2);
  });

  it("hits none where there are no targets", async () => {
    const engine = await open({ modules: [cytotoxicity], around: { carTKilling: "1" } });
    await engine.advance(100);
    expect(await level(engine, "damage")).toBe(0);
  });

  it("kills more with hits in one burst than with the same hits spaced out", async () => {
    const burst = "t < 40";
    const pulses = [0, 6, 12, 18].map((hour) => `t >= ${hour * 60} && t < ${hour * 60 + 10}`);
    const hits = "0.05/40";
    const engine = await open({
      modules: [cytotoxicity],
      around: {
        carTKilling: `${hits}*if(x < ${WIDTH / 2}, ${burst}, ${pulses.map((pulse) => `(${pulse})`).join(" + ")})`,
      },
      initial: { tumor: 0.8 },
      step: 5,
    });
    await engine.advance(10_000, 2 * DAY);
    const tumor = await engine.read("tumor");
    // Four lots far apart, of which the killing goes by the square.
    expect(0.8 - tumor[0]!).toBeGreaterThan(2.5 * (0.8 - tumor.at(-1)!));
    expect(0.8 - tumor[0]!).toBeLessThan(4 * (0.8 - tumor.at(-1)!));
    const dead = await engine.read("dead");
    expect(dead[0]! / (0.8 - tumor[0]!)).toBeCloseTo(0.3, 4);
  });

  it("kills more where repair is stopped, less where MHC or antigen is lost", async () => {
    const damage = async (around: Record<string, string>) => {
      const engine = await open({
        modules: [cytotoxicity],
        around: { cd8Cytotoxicity: "0.001", ...around },
        initial: { tumor: 0.8 },
      });
      await engine.advance(10_000, DAY);
      return level(engine, "damage");
    };
    const plain = await damage({});
    expect(await damage({ repairInhibition: "1" })).toBeGreaterThan(2 * plain);
    expect(await damage({ mhcLoss: "1" })).toBe(0);
    expect(await damage({ antigenLoss: "0.5" })).toBeLessThan(0.6 * plain);
    const byNk = await damage({ nkCytotoxicity: "0.001", mhcLoss: "1" });
    expect(byNk / plain).toBeCloseTo(1, 2);
  });
});
