import type { Snapshot } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { Grid } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";

type Values = Readonly<Record<string, number>>;

/** Whether two scenarios differ in values of parameters alone, or in nothing. */
export function isSameButParameters(one: Scenario, other: Scenario): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Scenario>;
  names.delete("parameters");
  return [...names].every((name) => isSame(one[name], other[name]));
}

/** Throws, in words for the user, where a run of one scenario cannot go on as one of the other. */
export function requireSameFields(before: Scenario, next: Scenario): void {
  const fieldsOf = ({ model }: Scenario): string => model.fields.map(({ name }) => name).join();
  if (fieldsOf(before) === fieldsOf(next) && isSame(before.grid, next.grid)) return;
  throw new EngineError("A run cannot go on with another model or grid; open one for it.");
}

/** Those of the next values that are others than before. */
export function changedValues(before: Values, next: Values): Values {
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => before[name] !== value));
}

/** The state with these parameters; where they are others, that is an event, as a live change is. */
export function withParameters(snapshot: Snapshot, parameters: Values): Snapshot {
  const isUnchanged = Object.keys(changedValues(snapshot.parameters, parameters)).length === 0;
  return { ...snapshot, parameters, ...(isUnchanged ? {} : { sinceEvent: 0 }) };
}

/** Whether a state has as many voxels along each axis as a grid. */
export function isOnGrid({ grid }: Snapshot, { nx, ny, nz }: Grid): boolean {
  return grid.nx === nx && grid.ny === ny && grid.nz === nz;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
