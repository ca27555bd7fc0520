import { nk } from "../../src/biology/lymphoid/nk.ts";
import { sphingomyelin } from "../../src/biology/lymphoid/sphingomyelin.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { dendriticCells } from "../../src/biology/myeloid/dendritic-cells.ts";
import { inflammatoryDcs } from "../../src/biology/myeloid/inflammatory-dcs.ts";
import { mdsc } from "../../src/biology/myeloid/mdsc.ts";
import { neutrophils } from "../../src/biology/myeloid/neutrophils.ts";
import { plasmacytoidDcs } from "../../src/biology/myeloid/plasmacytoid-dcs.ts";
import { granulocyteAttractants } from "../../src/biology/signals/granulocyte-attractants.ts";
import { typeIInterferon } from "../../src/biology/signals/type-i-interferon.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModelDescription, ModuleDescription } from "../../src/model/description.ts";
import { planeGrid } from "./grids.ts";
import { formula } from "./make-scenario.ts";
import { openCpuEngine } from "./open-engines.ts";

const DAY = 1440;

/** The modules of NK cells, neutrophils, MDSC and dendritic cells. */
export const innateModules: readonly ModuleDescription[] = [
  nk,
  sphingomyelin,
  granulocyteAttractants,
  neutrophils,
  mdsc,
  dendriticCells,
  plasmacytoidDcs,
  inflammatoryDcs,
  typeIInterferon,
];

/** Numbers without a unit that other modules provide: 0 unless a test says otherwise. */
const signals = [
  ...["perfusion", "tipExclusion", "matrixBarrier", "hif", "acidity", "adenosineSignal"],
  ...["tgfBetaSignal", "il10Signal", "il12Signal", "il15Signal", "il4Signal", "il6Signal"],
  ...["hmgb1Signal", "pge2Signal", "lipidSignal", "tnfSignal", "vegfSignal", "evSignal"],
  ...["speciesSuppression", "pd1Signal", "missingSelf", "krasCsf", "stressInflammation"],
  ...["inktNkHelp", "inktDcHelp", "chemoNkAlert", "chemoCxcl1", "cxcl1Blockade", "cpgSignal"],
  ...["tigitBlockade", "smaseInhibition", "brafInhibition", "mekInhibition", "systemicTh2"],
  ...["atraEffect", "ep4Blockade", "stingAgonism", "cd40Agonism", "cd47Blockade"],
  ...["adccCoating", "perkInhibition"],
];

/** Molecules and cells of other modules, standing still. */
const molecules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["il2", "cxcl10", "tnf", "vegf", "ifnGamma", "il10"].map((name) => [name, "ng/mL"]),
  ),
  ...Object.fromEntries(
    ["adenosine", "killerSpecies", "suppressorSpecies"].map((name) => [name, "uM"]),
  ),
  ...Object.fromEntries(["tumor", "dead", "m0", "m1", "m2"].map((name) => [name, "1"])),
};

export interface InnatePlan {
  readonly modules: readonly ModuleDescription[];
  /** Signals, molecules and parameters that are not 0 (their default). */
  readonly given?: Readonly<Record<string, number>>;
  readonly days: number;
}

/** Tissue in which every name of other modules is a number of the test. */
function surroundingsOf(modules: readonly ModuleDescription[]): ModelDescription {
  const taken = new Set(
    modules.flatMap((module) => [
      ...Object.keys(module.fields ?? {}),
      ...Object.keys(module.observables ?? {}),
    ]),
  );
  const others = ["ifnBetaSignal", "mdscPresence", "dcMaturity", "pdcActivity", "pdcNkHelp"];
  return {
    fields: Object.fromEntries(
      Object.entries({ ...molecules, n2: "1" })
        .filter(([name]) => !taken.has(name))
        .map(([name, unit]) => [name, { kind: "static", unit }]),
    ),
    contributions: [{ to: "targets", add: "tumor" }],
    parameters: Object.fromEntries(
      [...signals, ...others, "membraneThinning"]
        .filter((name) => !taken.has(name))
        .map((name) => [name, { value: 0, unit: "1", min: 0, max: 1 }]),
    ),
  };
}

export function composeInnate(modules: readonly ModuleDescription[]) {
  return composeModel({
    modules,
    own: surroundingsOf(modules),
    library: [...innateModules, ...moduleLibrary],
    domainBoundary: "no-flux",
    dimensions: 2,
  });
}

/** Means of fields and observables in 4 x 4 voxels after some days. */
export async function runInnate({
  modules,
  given = {},
  days,
}: InnatePlan): Promise<(name: string) => number> {
  const model = composeInnate(modules);
  const isParameter = new Set(model.parameters.map(({ name }) => name));
  const standard = Object.fromEntries(model.parameters.map(({ name, value }) => [name, value]));
  const entries = Object.entries(given);
  const engine = await openCpuEngine({
    title: "test",
    model,
    parameters: {
      ...standard,
      ...Object.fromEntries(entries.filter(([name]) => isParameter.has(name))),
    },
    grid: planeGrid(4, 4, 20),
    time: { step: 60, scheme: "implicit" },
    initial: entries
      .filter(([name]) => !isParameter.has(name))
      .map(([field, value]) => ({
        type: "expression",
        field,
        expression: formula(value),
      })),
    seed: 1,
    interventions: [],
  });
  await engine.advance(Math.round((days * DAY) / 60));
  const { fields, observables } = await engine.measure();
  return (name) => (fields[name] ?? observables[name])?.mean ?? Number.NaN;
}
