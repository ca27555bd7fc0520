import { binary, call, type Expression, name, number } from "../model/expression.ts";
import type { ConvertProcess } from "../model/model.ts";
import type { Names } from "./model-scope.ts";

/** What leaves the donor of a conversion per min, in a voxel. */
export function localFlow(process: ConvertProcess): Expression {
  return binary("*", positive(process.rate), name(process.from));
}

/** The rate at which a conversion empties a compartment into the tissue. */
export function meanRate(process: ConvertProcess, names: Names): Expression {
  return variesInSpace(process.rate, names)
    ? call("mean", positive(process.rate))
    : positive(process.rate);
}

/** Whether an expression differs from voxel to voxel. */
export function variesInSpace(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case "number":
      return false;
    case "name": {
      const meaning = names.get(expression.name);
      if (meaning?.kind === "observable") return variesInSpace(meaning.expression, names);
      return meaning === undefined ? "xyz".includes(expression.name) : meaning.kind === "field";
    }
    case "unary":
      return variesInSpace(expression.operand, names);
    case "binary":
      return variesInSpace(expression.left, names) || variesInSpace(expression.right, names);
    case "call":
      if (expression.function === "mean" || expression.function === "integral") return false;
      return expression.arguments.some((argument) => variesInSpace(argument, names));
  }
}

/** max(expression, 0). */
export function positive(expression: Expression): Expression {
  return call("max", expression, number(0));
}
