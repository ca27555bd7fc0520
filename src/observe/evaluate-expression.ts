import { compileExpression } from "../compile/compile-expression.ts";
import type { BlockContext } from "../compile/interpreter.ts";
import { type PreparedBlock, prepareBlock, runBlock } from "../compile/interpreter.ts";
import type { Engine } from "../engine/engine.ts";
import { makeSchedule } from "../engine/interventions.ts";
import { timeTolerance } from "../engine/step-sequence.ts";
import type { Expression } from "../model/expression.ts";
import { voxelCount, voxelMeasure } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";

/** The state of an engine at one time, read back: evaluates any expression of its model. */
export type Evaluate = (expression: Expression, name: string) => Float32Array;

/**
 * Reads every field of the engine once and returns a function that gives an expression's value in
 * each voxel (length voxelCount). `name` seeds the expression's random() and names it in errors.
 */
export async function readState(engine: Engine, scenario: Scenario): Promise<Evaluate> {
  const { model } = engine.program;
  const fields: Float32Array[] = [];
  for (const field of model.fields) fields.push(await engine.read(field.name));
  const { compartments } = await engine.measure({ names: [] });
  const inForce = parametersBefore(engine.time, scenario);
  const context: BlockContext = {
    grid: engine.grid,
    fields,
    taken: [],
    parameters: model.parameters.map(({ name, value }) => inForce[name] ?? value),
    scalars: model.compartments.map((compartment) => compartments[compartment.name] ?? 0),
    locals: [],
    time: engine.time,
    step: scenario.time.step,
    seed: scenario.seed,
  };
  return (expression, name) => evaluate(context, expression, name, engine);
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
  engine: Engine,
): Float32Array {
  const { block, locals } = prepared(engine.program.model, expression, name);
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
