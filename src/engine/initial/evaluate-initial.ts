import { compileExpression } from "../../compile/compile-expression.ts";
import { type BlockContext, prepareBlock, runBlock } from "../../compile/interpreter.ts";
import type { Operation } from "../../compile/program.ts";
import { ModelError } from "../../model/error.ts";
import type { Expression } from "../../model/expression.ts";
import type { Grid } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Cells } from "./cells.ts";

/** An initial expression, compiled. */
export interface InitialFormula {
  /** Whether it is one number for all of the domain. */
  readonly isUniform: boolean;
  /** Whether it has a random(). */
  readonly isRandom: boolean;
  /** Whether it may have edges or bends within a voxel: it compares, or reads fields, which may. */
  readonly isBent: boolean;
  /** One value per cell, from the fields as they are there by then; random() is that of its voxel. */
  at(cells: Cells, fields: readonly Float32Array[], result: Float32Array): void;
  /** One number, from parameters and compartments. */
  number(): number;
}

const bent = new Set<Operation["op"]>([
  "field",
  "less",
  "lessEqual",
  "equal",
  "and",
  "or",
  "not",
  "select",
  "min",
  "max",
  "abs",
]);

/** Compiles initial expressions, for t = 0; `place` names an expression and seeds its random(). */
export type CompileInitial = (expression: Expression, place: string) => InitialFormula;

/** `compartments` are read when an expression is evaluated. Its result throws ModelError. */
export function initialCompiler(scenario: Scenario, compartments: Float32Array): CompileInitial {
  const { model, grid } = scenario;
  const context: BlockContext = {
    grid,
    fields: [],
    taken: [],
    parameters: model.parameters.map((one) => scenario.parameters[one.name] ?? one.value),
    scalars: compartments,
    locals: [],
    time: 0,
    step: scenario.time.step,
    seed: scenario.seed,
  };
  const first = new Float32Array(1);
  return (expression, place) => {
    const { block, locals } = compileExpression(model, expression, place);
    if (locals.length > 0) {
      throw new ModelError(place, "mean() and integral() have no value before the start");
    }
    const prepared = prepareBlock(block);
    return {
      isUniform: prepared.uniformOutputs.every((isUniform) => isUniform),
      isRandom: block.operations.some(({ op }) => op === "random"),
      isBent: block.operations.some(({ op }) => bent.has(op)),
      at: (cells, fields, result) => {
        runBlock(prepared, { ...context, fields, places: cells }, [result], 0, cells.count);
      },
      number: () => {
        runBlock(prepared, { ...context, grid: oneVoxel(grid) }, [first], 0, 1);
        return first[0]!;
      },
    };
  };
}

function oneVoxel(grid: Grid): Grid {
  return { ...grid, nx: 1, ny: 1, nz: 1 };
}
