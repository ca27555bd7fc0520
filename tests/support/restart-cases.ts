import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Measurement, ReusableEngine, Snapshot } from "../../src/engine/engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

/** A run, and another of the same program that follows it in the same engine. */
export interface RestartCase {
  readonly name: string;
  readonly first: Scenario;
  readonly second: Scenario;
}

/** Pairs in which all may differ that need not be compiled anew. */
export async function restartCases(): Promise<readonly RestartCase[]> {
  const hypoxic = await scenarioOf("hypoxic-core", [20, 17]);
  const explicit = await scenarioOf("gray-scott", [24, 20]);
  const [motility] = hypoxic.model.parameters.filter(({ name }) => name === "tumorMotility");
  return [
    {
      name: "parameters, start, seed and step of a tissue",
      first: hypoxic,
      second: {
        ...hypoxic,
        seed: hypoxic.seed + 5,
        initial: hypoxic.initial.slice(0, -1),
        time: { ...hypoxic.time, step: 40 },
        parameters: { ...hypoxic.parameters, tumorMotility: 3 * motility!.value + 1 },
      },
    },
    {
      name: "steps chosen by a tolerance, a parameter at other times",
      first: treated(hypoxic, 60),
      second: treated(hypoxic, 200),
    },
    {
      name: "an explicit model with another seed",
      first: explicit,
      second: { ...explicit, seed: explicit.seed + 1 },
    },
  ];
}

/** Everything that can be read of a run after some steps. */
export async function readAfterSteps(
  engine: ReusableEngine,
): Promise<{ readonly snapshot: Snapshot; readonly measurement: Measurement }> {
  await engine.advance(7);
  const snapshot = await engine.snapshot();
  return { snapshot, measurement: await engine.measure() };
}

function treated(scenario: Scenario, start: number): Scenario {
  const dose = { type: "parameter", label: "dose", every: 0, count: 1 } as const;
  const parameter = "tumorMotility";
  return {
    ...scenario,
    time: { ...scenario.time, tolerance: 1e-3 },
    interventions: [{ ...dose, start, stop: start + 30, parameter, value: 5 }],
  };
}

async function scenarioOf(name: string, grid: readonly number[]): Promise<Scenario> {
  const overrides = { grid };
  const preset = await readPreset(await presetText(name), { library: moduleLibrary, overrides });
  return preset.scenario;
}
