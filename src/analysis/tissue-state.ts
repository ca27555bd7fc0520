import type { BlockContext } from "../compile/interpreter.ts";
import type { Engine, Snapshot } from "../engine/engine.ts";
import { voxelCount } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";
import { contextOf } from "../observe/evaluate-expression.ts";

/** All that terms are evaluated from: one moment of a run. */
export interface TissueState {
  readonly model: Model;
  readonly scheme: "implicit" | "explicit";
  /** Planes of fields in the order of slots, values of parameters and compartments, time and grid. */
  readonly context: BlockContext;
}

/**
 * Reads a run's state at one time: the fields of these slots, by default all; the others are 0. `scenario` has
 * the present parameters.
 */
export async function readTissue(
  engine: Engine,
  scenario: Scenario,
  slots?: ReadonlySet<number>,
): Promise<TissueState> {
  const { model } = engine.program;
  const { time, grid } = engine;
  const blank = new Float32Array(voxelCount(grid));
  const reads = model.fields.map(({ name }, slot) =>
    slots === undefined || slots.has(slot) ? engine.read(name) : blank,
  );
  const measured = engine.measure({ names: [] });
  const [fields, { compartments }] = await Promise.all([Promise.all(reads), measured]);
  const context = contextOf(model, scenario, grid, { time, fields, compartments });
  return { model, scheme: scenario.time.scheme, context };
}

/** The state that a snapshot is of, with the parameters that it was taken with. */
export function tissueOf(model: Model, scenario: Scenario, snapshot: Snapshot): TissueState {
  const { grid, time, fields, compartments } = snapshot;
  const size = voxelCount(grid);
  const planes = model.fields.map((_, slot) => fields.subarray(slot * size, (slot + 1) * size));
  const values = Object.fromEntries(
    model.compartments.map(({ name }, index) => [name, compartments[index] ?? 0]),
  );
  const parameters = { ...scenario.parameters, ...snapshot.parameters };
  const read = { time, fields: planes, compartments: values };
  const context = contextOf(model, { ...scenario, parameters }, grid, read);
  return { model, scheme: scenario.time.scheme, context };
}
