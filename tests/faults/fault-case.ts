import type { Engine } from "../../src/engine/engine.ts";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { voxelMeasure } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";

/** A way of going wrong that an engine must not go: some runs, and what must come out of them. */
export interface FaultCase {
  readonly name: string;
  judge(open: OpenEngine): Promise<readonly Finding[]>;
}

export type OpenEngine = (scenario: Scenario) => Promise<Engine>;

/** What a run gave, what is right by something that is not the engine, and how far off it may be. */
export interface Finding {
  readonly what: string;
  readonly found: number;
  readonly right: number;
  /** Allowed |found - right|. */
  readonly within: number;
}

/** A run that a case asks for: closed and implicit unless said otherwise. */
export interface RunPlan {
  readonly grid: Grid;
  /** min */
  readonly step: number;
  readonly scheme?: "implicit" | "explicit";
  readonly model: ModelDescription;
  /** As in a preset file. */
  readonly walls?: unknown;
  readonly interventions?: Scenario["interventions"];
  readonly seed?: number;
}

/** Opens an engine for the plan, lets `use` work with it, and frees it. */
export async function withRun<T>(
  open: OpenEngine,
  { grid, step, scheme = "implicit", model, walls, interventions, seed }: RunPlan,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await open(
    makeScenario({
      grid,
      step,
      scheme,
      model,
      ...(walls === undefined ? {} : { boundary: walls as BoundaryDescription }),
      ...(interventions === undefined ? {} : { interventions }),
      ...(seed === undefined ? {} : { seed }),
    }),
  );
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** Runs up to a time, min, however many steps that takes. */
export async function runTo(engine: Engine, time: number): Promise<void> {
  while (engine.time < time) {
    const taken = await engine.advance(1000, time);
    if (taken === 0) return;
  }
}

/** Mean of a field over the domain, as `measure` reports it. */
export async function meanOf(engine: Engine, field: string): Promise<number> {
  const { fields, observables } = await engine.measure({ names: [field] });
  return (fields[field] ?? observables[field])!.mean;
}

/** Sum of a field over the voxels, as `measure` reports it. */
export async function amountOf(engine: Engine, field: string): Promise<number> {
  const { fields } = await engine.measure({ names: [field] });
  return fields[field]!.integral / voxelMeasure(engine.grid);
}

/** A dose: `add` where the mask is not 0, `count` times. */
export function dose(
  field: string,
  add: number,
  where: string,
  [start, every, count]: readonly [start: number, every: number, count: number],
): Scenario["interventions"][number] {
  return {
    type: "field",
    label: "dose",
    start,
    every,
    count,
    field,
    action: "add",
    amount: formula(add),
    where: formula(where),
  };
}

/** A finding that a field is what it should be: largest difference, of the largest right value. */
export function sameField(
  what: string,
  found: ArrayLike<number>,
  right: ArrayLike<number>,
  within: number,
): Finding {
  let difference = 0;
  let range = 0;
  for (let i = 0; i < right.length; i++) {
    const apart = Math.abs(found[i]! - right[i]!);
    difference = Number.isFinite(apart) ? Math.max(difference, apart) : Number.POSITIVE_INFINITY;
    range = Math.max(range, Math.abs(right[i]!));
  }
  if (range === 0) throw new Error(`${what}: the right values are all 0`);
  return {
    what: `${what}: largest error of the largest value`,
    found: difference / range,
    right: 0,
    within,
  };
}

/** A finding of a number by its share. */
export function sameShare(what: string, found: number, right: number, within: number): Finding {
  return { what, found, right, within: within * Math.abs(right) };
}

/** The findings that do not hold, in words; [] is what a test expects. */
export function faultsIn(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) throw new Error("a case without findings cannot fail");
  return findings
    .filter(({ found, right, within }) => !(Math.abs(found - right) <= within))
    .map(
      ({ what, found, right, within }) =>
        `${what}: ${found} is not ${right} (allowed ${within.toExponential(1)}, off ${Math.abs(found - right).toExponential(2)})`,
    );
}
