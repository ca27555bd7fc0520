import type { Snapshot } from "../../src/engine/engine.ts";
import { EngineLost } from "../../src/engine/engine-error.ts";
import type { FieldIntervention, Scenario } from "../../src/model/scenario.ts";
import type { OpenEngine } from "../../src/run/live-scenario.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** A dose of `amount` everywhere, once. */
export function dose(start: number, amount = 1): FieldIntervention {
  return {
    type: "field",
    label: "dose",
    start,
    every: Number.POSITIVE_INFINITY,
    count: 1,
    field: "drug",
    action: "add",
    amount: formula(amount),
    where: formula(1),
  };
}

/** A small tissue that a drug acts on. */
export function tissue(plan: Partial<Scenario> = {}): Scenario {
  const scenario = makeScenario({
    grid: planeGrid(16, 12, 20),
    step: 10,
    model: {
      fields: {
        drug: { kind: "substrate", unit: "1", diffusion: 100, initial: "0.1 * random()" },
        cells: { kind: "population", unit: "1", diffusion: 5, initial: "0.1 + 0.1 * random()" },
      },
      parameters: { r: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
      observables: { both: { expression: "drug + cells" } },
      processes: [
        { type: "growth", field: "cells", rate: "r", capacity: 1 },
        { type: "loss", field: "cells", rate: "0.02 * drug" },
        { type: "loss", field: "drug", rate: "0.002" },
      ],
    },
  });
  return { ...scenario, ...plan };
}

export const open: OpenEngine = (scenario) => openCpuEngine(scenario);

/** What of a state must be the same bit for bit. */
export function bits({ fields, carry, time, stepCount, parameters, compartments }: Snapshot) {
  return { fields, carry, time, stepCount, parameters, compartments };
}

/** An engine that can be lost, as one in a worker that dies. */
export async function openLosable(scenario: Scenario) {
  const engine = await open(scenario);
  const { advance } = engine;
  let reason: EngineLost | null = null;
  let lose = (): void => {};
  const lost = new Promise<EngineLost>((resolve) => {
    lose = () => {
      reason = new EngineLost("The worker died.");
      resolve(reason);
    };
  });
  const losable = Object.assign(engine, {
    lost,
    advance: (count: number, until?: number) =>
      reason === null ? advance.call(engine, count, until) : Promise.reject(reason),
  });
  return { engine: losable, lose: () => lose() };
}
