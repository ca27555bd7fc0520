import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid } from "./grids.ts";
import { formula } from "./make-scenario.ts";
import { openCpuEngine } from "./open-engines.ts";

/** min */
export const DAY = 1440;
const WIDTH = 32;
const VOXEL = 20;

export interface TreatmentPlan {
  readonly modules: readonly string[];
  readonly step: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly initial?: Readonly<Record<string, string | number>>;
  readonly doses?: readonly Dose[];
}

export interface Dose {
  readonly field: string;
  readonly amount: string | number;
  readonly action?: "add" | "set";
  readonly every?: number;
  readonly count?: number;
}

/** The named modules in a strip of tissue, 640 um long. */
export function openTreated(plan: TreatmentPlan): Promise<Engine> {
  const modules = plan.modules.map((name) => {
    const found = moduleLibrary.find((module) => module.name === name);
    if (found === undefined) throw new Error(`no module ${name}`);
    return found;
  });
  const model = composeModel({
    modules,
    library: moduleLibrary,
    domainBoundary: "no-flux",
    dimensions: 2,
  });
  const values = model.parameters.map((one) => [one.name, one.value] as const);
  return openCpuEngine({
    title: "test",
    model,
    parameters: { ...Object.fromEntries(values), ...plan.parameters },
    grid: planeGrid(WIDTH, 16, VOXEL),
    time: { step: plan.step, scheme: "implicit" },
    initial: Object.entries(plan.initial ?? {}).map(
      ([field, value]) => ({ type: "expression", field, expression: formula(value) }) as const,
    ),
    seed: 1,
    interventions: (plan.doses ?? []).map(intervention),
  });
}

function intervention(dose: Dose): Scenario["interventions"][number] {
  return {
    type: "field",
    label: `dose of ${dose.field}`,
    start: 0,
    every: dose.every ?? 0,
    count: dose.count ?? 1,
    field: dose.field,
    action: dose.action ?? "add",
    amount: formula(dose.amount),
    where: formula(1),
  };
}

/** Value of a compartment. */
export const compartment = async (engine: Engine, name: string) =>
  (await engine.measure()).compartments[name]!;
/** Mean of a field or observable. */
export const mean = async (engine: Engine, name: string) => {
  const { fields, observables } = await engine.measure();
  return (fields[name] ?? observables[name])!.mean;
};
/** Value in a row of the strip, `x` in um. */
export const at = async (engine: Engine, name: string, x: number) =>
  (await engine.read(name))[Math.floor(x / VOXEL) + WIDTH * 8]!;
