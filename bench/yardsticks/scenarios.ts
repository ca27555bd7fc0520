import { composeModel } from "../../src/model/compose-model.ts";
import type { FieldDescription, ProcessDescription } from "../../src/model/description.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** um^2/min: from oxygen to antibodies. */
export const twelveDiffusions = [
  1e5, 6e4, 3e4, 2e4, 5e3, 2e3, 600, 200, 1e5, 3e3, 4e4, 1e4,
] as const;

/** Twelve substrates with vessels and consumers, at 6 min a step. */
export function twelveSubstrates(side: number): Scenario {
  const fields: Record<string, FieldDescription> = {
    vessel: { kind: "static", unit: "1", initial: "step(0.98, random())" },
  };
  const processes: ProcessDescription[] = [];
  for (const [i, diffusion] of twelveDiffusions.entries()) {
    fields[`s${i}`] = { kind: "substrate", unit: "1", diffusion, initial: "0.3 + 0.3*random()" };
    processes.push(
      { type: "loss", field: `s${i}`, rate: `0.01 + 2*exp(-((x/1000 - 1)^2 + (y/1000 - 1)^2))` },
      { type: "exchange", field: `s${i}`, rate: "3*vessel", target: 1 },
    );
  }
  return scenarioOf("12 substrates", side, fields, processes);
}

/** Three populations that go the same ways, up one attractant and down another. */
export function threeMovers(side: number): Scenario {
  const fields: Record<string, FieldDescription> = {
    a: { kind: "static", unit: "1", initial: "0.5 + 0.5*sin(x/90)*cos(y/70)" },
    b: { kind: "static", unit: "1", initial: "0.5 + 0.5*cos(x/130)*sin(y/110)" },
  };
  const processes: ProcessDescription[] = [];
  for (const field of ["m0", "m1", "m2"]) {
    fields[field] = { kind: "population", unit: "1", diffusion: 30, initial: "0.2*random()" };
    processes.push(
      { type: "chemotaxis", field, towards: "a", sensitivity: 100 },
      { type: "chemotaxis", field, towards: "b", sensitivity: -50, crowding: "m0 + m1 + m2" },
    );
  }
  return scenarioOf("3 movers", side, fields, processes);
}

function scenarioOf(
  title: string,
  side: number,
  fields: Record<string, FieldDescription>,
  processes: readonly ProcessDescription[],
): Scenario {
  return {
    title,
    model: composeModel({
      modules: [],
      own: { fields, processes },
      library: [],
      domainBoundary: "no-flux",
      dimensions: 2,
    }),
    parameters: {},
    grid: { dimensions: 2, nx: side, ny: side, nz: 1, dx: 10, dy: 10, dz: 1 },
    time: { step: 6, scheme: "implicit" },
    initial: [],
    seed: 1,
    interventions: [],
  };
}
