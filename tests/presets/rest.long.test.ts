import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { ModuleDescription } from "../../src/model/description.ts";
import { immunePresets, type Rest, restOf } from "../support/rest.ts";

const DAYS = [0, 10, 20, 30];
const STEP = "6 h";

/** Signals that stand at background, each with the level that cells answer to and the share of it. */
const BACKGROUND: Readonly<Record<string, readonly [half: string, share: number]>> = {
  ifnGamma: ["m1IfnGammaHalf", 0.01],
  ifnBeta: ["ifnBetaHalf", 0.1],
  tnf: ["tnfHalf", 0.1],
  il4: ["il4Half", 0.1],
  il6: ["il6Half", 0.1],
  il17: ["il17Half", 0.1],
  cxcl10: ["cd8Cxcl10Half", 0.1],
  cxcl1: ["neutrophilCxcl1Half", 0.1],
  ccl2: ["recruitmentCcl2", 0.1],
  hmgb1: ["hmgb1Half", 0.1],
  adenosine: ["adenosineHalf", 0.1],
};

/** Cells that something has roused: there are none. */
const ROUSED = [
  ...["m1", "n1", "tipDc", "inktActive", "gdIfn", "gdIl17", "cd8Pex", "cd8Tex", "plasmaCell"],
  ...["foxp3Neg", "damage"],
];

/** What is not at rest in a run, in words. */
function unrestOf({ parameters, holdings }: Rest): readonly string[] {
  const start = holdings[0]!;
  return holdings.flatMap(({ day, cells, most }) => {
    const grown = Object.keys(cells).filter((kind) => !(cells[kind]! <= 1.05 * start.cells[kind]!));
    const loud = Object.entries(BACKGROUND).filter(
      ([signal, [half, share]]) =>
        signal in most && half in parameters && !(most[signal]! <= share * parameters[half]!),
    );
    const roused = ROUSED.filter((name) => name in most && !(most[name]! <= 1e-9));
    const told = [...grown, ...loud.map(([signal]) => signal), ...roused];
    return told.map((name) => `${name} at ${day} d`);
  });
}

describe("tissue without tumor, wounds and treatments stays at rest for 30 days", async () => {
  const names = await immunePresets();

  it("in all tissue presets with immune cells", () => {
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(names)("%s", async (name) => {
    const run = await restOf(name, { grid: 64, step: STEP, days: DAYS });
    expect(run.holdings.map(({ day }) => day)).toEqual(DAYS);
    expect(Object.values(run.holdings[0]!.cells).some((density) => density > 0)).toBe(true);
    expect(unrestOf(run)).toEqual([]);
  });

  it("and a long step finds the same tissue as the preset's own", async () => {
    const plan = { grid: 24, days: DAYS };
    const long = await restOf("treg-depletion-paradox", { ...plan, step: STEP });
    const own = await restOf("treg-depletion-paradox", plan);
    for (const [at, { cells, most }] of own.holdings.entries()) {
      const other = long.holdings[at]!;
      for (const kind of Object.keys(cells))
        expect(Math.abs(other.cells[kind]! - cells[kind]!)).toBeLessThanOrEqual(
          0.01 * cells[kind]!,
        );
      for (const [signal, [half]] of Object.entries(BACKGROUND))
        if (signal in most && half in own.parameters)
          expect(Math.abs(other.most[signal]! - most[signal]!)).toBeLessThan(
            0.01 * own.parameters[half]!,
          );
    }
  });
});

/** The shipped modules, one of them with other words in its formulas. */
function libraryWith(name: string, from: string, to: string): readonly ModuleDescription[] {
  return moduleLibrary.map((module) => {
    if (module.name !== name) return module;
    const text = JSON.stringify(module);
    expect(text).toContain(from);
    return JSON.parse(text.replaceAll(from, to));
  });
}

/** A term that is lost from a module, the preset that shows it, and what rises there. */
interface Slip {
  readonly what: string;
  readonly preset: string;
  readonly module: string;
  readonly from: string;
  readonly to: string;
  readonly rises: string;
}

const slips: readonly Slip[] = [
  {
    what: "NK cells secrete IFN-γ without contact",
    preset: "anti-pd1-csf1r",
    module: "interferon-gamma",
    from: "nkCytotoxicity*targetContact",
    to: "nkCytotoxicity",
    rises: "ifnGamma",
  },
  {
    what: "CD8 cells secrete IFN-γ without antigen",
    preset: "anti-pd1-csf1r",
    module: "interferon-gamma",
    from: "cd8Cytotoxicity*antigenContact",
    to: "cd8Cytotoxicity",
    rises: "ifnGamma",
  },
  {
    what: "killers hit where there are no targets",
    preset: "anti-pd1-csf1r",
    module: "cytotoxicity",
    from: "lymphocyteHit*michaelis(targets, traceTargets)",
    to: "lymphocyteHit",
    rises: "damage",
  },
  {
    what: "neutrophils enter without a call",
    preset: "anti-pd1-csf1r",
    module: "neutrophils",
    from: "(hill(cxcl1",
    to: "(0.2 + hill(cxcl1",
    rises: "neutrophils",
  },
  {
    what: "CD8 cells enter without a call",
    preset: "anti-pd1-csf1r",
    module: "cd8",
    from: "hill(cxcl10, cd8Cxcl10Half, 2)",
    to: "(0.08 + hill(cxcl10, cd8Cxcl10Half, 2))",
    rises: "cd8",
  },
  {
    what: "macrophages turn M1 unprovoked",
    preset: "hypoxic-core",
    module: "macrophages",
    from: "m1Basal*targetContact",
    to: "m1Basal",
    rises: "m1",
  },
  {
    what: "neutrophils turn N1 unprovoked",
    preset: "hypoxic-core",
    module: "neutrophils",
    from: "n1Basal*targetContact",
    to: "n1Basal",
    rises: "n1",
  },
  {
    what: "plasmacytoid cells breed Treg without antigen",
    preset: "adenosine-fog",
    module: "plasmacytoid-dcs",
    from: "pdcTolerance*targetContact",
    to: "pdcTolerance",
    rises: "treg",
  },
  {
    what: "T cells call B cells without antigen",
    preset: "tertiary-lymphoid",
    module: "b-cells",
    from: "*antigenContact",
    to: "",
    rises: "b-cells",
  },
  {
    what: "Th2 secrete IL-4 without antigen",
    preset: "th1-th2-battle",
    module: "cd4-helpers",
    from: "th2Il4*th2*targetContact",
    to: "th2Il4*th2",
    rises: "il4",
  },
];

describe("tissue does not rest if", () => {
  it.each(slips)("$what", async ({ preset, module, from, to, rises }) => {
    const library = libraryWith(module, from, to);
    const run = await restOf(preset, { grid: 24, step: STEP, days: DAYS, library });
    expect(unrestOf(run)).toContain(`${rises} at 30 d`);
  });
});
