import { compileExpression } from "../../compile/compile-expression.ts";
import { type BlockContext, prepareBlock, runBlock } from "../../compile/interpreter.ts";
import { ModelError } from "../../model/error.ts";
import type { Expression } from "../../model/expression.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";

/** Evaluates initial expressions at t = 0; `place` names an expression and seeds its random(). */
export interface Evaluator {
  /** One value per voxel, from the fields as they are by then. */
  plane(expression: Expression, place: string, result: Float32Array): void;
  /** One number, from parameters and compartments. */
  number(expression: Expression, place: string): number;
}

export function makeEvaluator(
  scenario: Scenario,
  planes: readonly Float32Array[],
  compartments: Float32Array,
): Evaluator {
  const { model, grid } = scenario;
  const parameters = model.parameters.map((one) => scenario.parameters[one.name] ?? one.value);
  const context: BlockContext = {
    grid,
    fields: planes,
    taken: [],
    parameters,
    scalars: compartments,
    locals: [],
    time: 0,
    step: scenario.time.step,
    seed: scenario.seed,
  };
  const prepare = (expression: Expression, place: string) => {
    const { block, locals } = compileExpression(model, expression, place);
    if (locals.length > 0) {
      throw new ModelError(place, "mean() and integral() have no value before the start");
    }
    return prepareBlock(block);
  };
  const first = new Float32Array(1);
  return {
    plane: (expression, place, result) => {
      runBlock(prepare(expression, place), context, [result], 0, voxelCount(grid));
    },
    number: (expression, place) => {
      runBlock(prepare(expression, place), { ...context, grid: oneVoxel(grid) }, [first], 0, 1);
      return first[0]!;
    },
  };
}

function oneVoxel(grid: Grid): Grid {
  return { ...grid, nx: 1, ny: 1, nz: 1 };
}
