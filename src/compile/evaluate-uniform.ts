import { binaryLaws, unaryLaws } from "./evaluate-operation.ts";
import type { UniformContext } from "./interpreter.ts";
import type { Block, Operation } from "./program.ts";
import { uniformOperations } from "./uniform-operations.ts";

const known = new WeakMap<Block, readonly number[]>();

/** Computes every operation that is the same in all voxels; values[i] is that of operation i. */
export function evaluateUniform(block: Block, context: UniformContext, values: Float64Array): void {
  for (const index of uniformIndices(block)) {
    values[index] = evaluateOperation(block.operations[index] as Operation, values, context);
  }
}

function uniformIndices(block: Block): readonly number[] {
  const present = known.get(block);
  if (present !== undefined) return present;
  const indices = uniformOperations(block).flatMap((isUniform, index) =>
    isUniform ? [index] : [],
  );
  known.set(block, indices);
  return indices;
}

function evaluateOperation(
  operation: Operation,
  values: Float64Array,
  context: UniformContext,
): number {
  if (operation.op === "select") {
    return values[values[operation.condition] !== 0 ? operation.a : operation.b] as number;
  }
  if ("b" in operation) {
    const law = binaryLaws[operation.op];
    return law(values[operation.a] as number, values[operation.b] as number);
  }
  if ("a" in operation) return unaryLaws[operation.op](values[operation.a] as number);
  return uniformLeaf(operation, context);
}

/** Rounded as the GPU holds it. */
function uniformLeaf(operation: Operation, context: UniformContext): number {
  switch (operation.op) {
    case "constant":
      return operation.value;
    case "parameter":
      return Math.fround(context.parameters[operation.index] ?? 0);
    case "scalar":
      return Math.fround(context.scalars[operation.index] ?? 0);
    case "pace":
      return Math.fround(context.pace ?? 0);
    case "local":
      return Math.fround(context.locals[operation.index] ?? 0);
    case "t":
      return Math.fround(context.time);
    case "dt":
      return Math.fround(context.step);
    case "spacing":
      return Math.fround([context.grid.dx, context.grid.dy, context.grid.dz][operation.axis] ?? 1);
    default:
      return 0;
  }
}
