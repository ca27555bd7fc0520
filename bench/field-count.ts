import { composeModel } from "../src/model/compose-model.ts";
import type { FieldDescription, ProcessDescription } from "../src/model/description.ts";
import type { Scenario } from "../src/model/scenario.ts";
import type { Machine } from "./machines.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, type Section } from "./table.ts";

const side = 128;
const counts = [1, 2, 4, 8, 16];

/** Cost of an implicit step against the number of substrates and of populations. */
export async function fieldCount(machines: readonly Machine[]): Promise<Section> {
  const rows: string[][] = [];
  for (const count of counts) {
    const cells = [];
    for (const machine of machines) {
      const engine = await machine.open(manyFields(count));
      await engine.advance(machine.software ? 1 : 8);
      const seconds = await secondsPerCall(() => engine.advance(1), machine.software ? 1 : 0.5);
      engine.dispose();
      cells.push(figure(1000 * seconds), figure((1e6 * seconds) / (2 * count)));
    }
    rows.push([`${count} + ${count}`, ...cells]);
  }
  const head = machines.flatMap(({ name }) => [`${name} ms a step`, `${name} µs a field`]);
  return {
    title: `Cost of a step against the number of fields, ${side}²`,
    note: "n substrates with saturating uptake and n populations that grow, die, move and consume.",
    head: ["substrates + populations", ...head],
    rows,
  };
}

function manyFields(count: number): Scenario {
  const fields: Record<string, FieldDescription> = {};
  const processes: ProcessDescription[] = [];
  for (let i = 0; i < count; i++) {
    fields[`s${i}`] = { kind: "substrate", unit: "mM", diffusion: 30000, initial: 1 };
    fields[`n${i}`] = { kind: "population", unit: "1", diffusion: 1, initial: "0.2*random()" };
    processes.push(
      { type: "loss", field: `s${i}`, rate: `5*n${i}/(0.5+s${i})` },
      { type: "source", field: `s${i}`, rate: 0.1 },
      { type: "growth", field: `n${i}`, rate: `0.001*michaelis(s${i},0.1)`, capacity: 1 },
      { type: "loss", field: `n${i}`, rate: `0.0003*inhibit(s${i},0.1,2)` },
    );
  }
  return {
    title: `${count} + ${count} fields`,
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
