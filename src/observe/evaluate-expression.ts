import { compileExpression } from "../compile/compile-expression.ts";
import type { BlockContext } from "../compile/interpreter.ts";
import { type PreparedBlock, prepareBlock, runBlock } from "../compile/interpreter.ts";
import type { Engine, ReadableEngine, Snapshot } from "../engine/engine.ts";
import { makeSchedule } from "../engine/interventions.ts";
import { timeTolerance } from "../engine/step-sequence.ts";
import type { Expression } from "../model/expression.ts";
import { type Grid, voxelCount, voxelMeasure } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";

/** The state of an engine at one time, read back: evaluates any expression of its model. */
export type Evaluate = (expression: Expression, name: string) => Float32Array;

/**
 * Reads every field of the engine once and returns a function that gives an expression's value in
 * each voxel (length voxelCount). `name` seeds the expression's random() and names it in errors.
 */
export async function readState(engine: Engine, scenario: Scenario): Promise<Evaluate> {
  const fields: Float32Array[] = [];
  for (const field of engine.program.model.fields) fields.push(await engine.read(field.name));
  const { compartments } = await engine.measure({ names: [] });
  return evaluator(placeOf(engine), scenario, engine.time, fields, compartments);
}

/** An expression and the name by which it will be evaluated. */
export type NamedExpression = readonly [expression: Expression, name: string];

/**
 * The same for these expressions only: reads no field that they do not need. All is asked for at once,
 * so that a run that goes on meanwhile is read at one time.
 */
export async function readStateFor(
  engine: ReadableEngine,
  scenario: Scenario,
  expressions: readonly NamedExpression[],
): Promise<Evaluate> {
  const { model } = engine.program;
  const needed = slotsOf(model, expressions);
  const { time } = engine;
  const blank = new Float32Array(voxelCount(engine.grid));
  const reads = model.fields.map(({ name }, slot) =>
    needed.has(slot) ? engine.read(name) : blank,
  );
  const measured = engine.measure({ names: [] });
  const [fields, { compartments }] = await Promise.all([Promise.all(reads), measured]);
  return evaluator(placeOf(engine), scenario, time, fields, compartments);
}

/** The same of a snapshot of a scenario's run. */
export function snapshotState(snapshot: Snapshot, scenario: Scenario): Evaluate {
  const { grid, time, fields, compartments } = snapshot;
  const { model } = scenario;
  const size = voxelCount(grid);
  const planes = model.fields.map((_, slot) => fields.subarray(slot * size, (slot + 1) * size));
  const amounts = model.compartments.map(({ name }, index) => [name, compartments[index] ?? 0]);
  const parameters = { ...scenario.parameters, ...snapshot.parameters };
  return evaluator(
    { model, grid },
    { ...scenario, parameters },
    time,
    planes,
    Object.fromEntries(amounts),
  );
}

/** Places of the fields that expressions read. */
function slotsOf(model: Model, expressions: readonly NamedExpression[]): ReadonlySet<number> {
  const blocks = expressions.flatMap(([expression, name]) => {
    const { block, locals } = prepared(model, expression, name);
    return [block, ...locals.map((term) => term.block)];
  });
  const operations = blocks.flatMap(({ block }) => block.operations);
  return new Set(
    operations.flatMap((one) => (one.op === "field" || one.op === "start" ? [one.slot] : [])),
  );
}

/** Of what and where a state is. */
interface StatePlace {
  readonly model: Model;
  readonly grid: Grid;
}

function placeOf({ program, grid }: Pick<Engine, "program" | "grid">): StatePlace {
  return { model: program.model, grid };
}

function evaluator(
  place: StatePlace,
  scenario: Scenario,
  time: number,
  fields: readonly Float32Array[],
  compartments: Readonly<Record<string, number>>,
): Evaluate {
  const { model, grid } = place;
  const context = contextOf(model, scenario, grid, { time, fields, compartments });
  return (expression, name) => evaluate(context, expression, name, model);
}

/** A state as it was read back: planes of fields in the order of slots, compartments by name. */
export interface ReadBack {
  /** min */
  readonly time: number;
  readonly fields: readonly Float32Array[];
  readonly compartments: Readonly<Record<string, number>>;
}

/** What blocks of a model read in that state, with the parameters that were in force. */
export function contextOf(
  model: Model,
  scenario: Scenario,
  grid: Grid,
  { time, fields, compartments }: ReadBack,
): BlockContext {
  const inForce = parametersBefore(time, scenario);
  return {
    grid,
    fields,
    taken: [],
    parameters: model.parameters.map(({ name, value }) => inForce[name] ?? value),
    scalars: model.compartments.map((compartment) => compartments[compartment.name] ?? 0),
    locals: [],
    time,
    step: scenario.time.step,
    seed: scenario.seed,
  };
}

/** Parameters as the last step before t had them: a state at t is the one before the dose at t. */
function parametersBefore(t: number, scenario: Scenario): Readonly<Record<string, number>> {
  const { interventions, parameters, time } = scenario;
  const tolerance = timeTolerance(time.step);
  const schedule = makeSchedule(interventions, tolerance);
  return { ...parameters, ...schedule.overridesAt(Math.max(0, t - 2 * tolerance)) };
}

function evaluate(
  context: BlockContext,
  expression: Expression,
  name: string,
  model: Model,
): Float32Array {
  const { block, locals } = prepared(model, expression, name);
  const found: number[] = [];
  for (const term of locals) {
    const sum = run(term.block, { ...context, locals: found }).reduce(
      (total, value) => total + value,
      0,
    );
    found.push(
      term.kind === "mean" ? sum / voxelCount(context.grid) : sum * voxelMeasure(context.grid),
    );
  }
  return run(block, { ...context, locals: found });
}

interface Prepared {
  readonly name: string;
  readonly block: PreparedBlock;
  readonly locals: readonly { readonly kind: "mean" | "integral"; readonly block: PreparedBlock }[];
}

/** What is read again and again, from run to run, is compiled once. */
const known = new WeakMap<Model, WeakMap<Expression, Prepared>>();

function prepared(model: Model, expression: Expression, name: string): Prepared {
  const ofModel = known.get(model) ?? new WeakMap<Expression, Prepared>();
  known.set(model, ofModel);
  const before = ofModel.get(expression);
  if (before?.name === name) return before;
  const { block, locals } = compileExpression(model, expression, name);
  const made = {
    name,
    block: prepareBlock(block),
    locals: locals.map((term) => ({ kind: term.kind, block: prepareBlock(term.block) })),
  };
  ofModel.set(expression, made);
  return made;
}

function run(block: PreparedBlock, context: BlockContext): Float32Array {
  const values = new Float32Array(voxelCount(context.grid));
  runBlock(block, context, [values], 0, values.length);
  return values;
}
