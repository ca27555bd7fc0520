import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type {
  FieldDescription,
  ModelDescription,
  ModuleDescription,
  ObservableDescription,
} from "../../src/model/description.ts";
import { planeGrid } from "./grids.ts";
import { formula } from "./make-scenario.ts";
import { openCpuEngine } from "./open-engines.ts";

const SIZE = 20;

/** Side of the tissue, um. */
export const WIDTH = 24 * SIZE;

export interface TissuePlan {
  readonly modules: readonly ModuleDescription[];
  readonly own?: ModelDescription;
  readonly initial?: Readonly<Record<string, string | number>>;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** An engine on 480 um of tissue whose other parts are as the plan's own model says. */
export async function openTissue({
  modules,
  own = {},
  initial = {},
  parameters = {},
}: TissuePlan): Promise<Engine> {
  const model = composeModel({
    modules,
    own,
    library: moduleLibrary,
    domainBoundary: "no-flux",
    dimensions: 2,
  });
  return openCpuEngine({
    title: "test",
    model,
    parameters: {
      ...Object.fromEntries(model.parameters.map((one) => [one.name, one.value])),
      ...parameters,
    },
    grid: planeGrid(24, 24, SIZE),
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

/** Observables of other modules, constant or by formula. */
export function given(
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, ObservableDescription>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, expression]) => [name, { expression }]),
  );
}

/** A field of another module that stays as it is. */
export const still = (unit = "1"): FieldDescription => ({ kind: "static", unit });

/** Value of a field or observable at the voxel of a place. */
export async function at(engine: Engine, name: string, x: number): Promise<number> {
  return (await engine.read(name))[12 * 24 + Math.floor(x / SIZE)]!;
}

/** The number that an observable is everywhere. */
export async function numberOf(engine: Engine, name: string): Promise<number> {
  return (await engine.read(name))[0]!;
}
