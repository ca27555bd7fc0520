import type { Block, Operation } from "./program.ts";

const varying = new Set<Operation["op"]>([
  "field",
  "start",
  "taken",
  "flow",
  "ahead",
  "previous",
  "x",
  "y",
  "z",
  "side",
  "random",
]);

/** False for an operation that reads something that differs from voxel to voxel. */
export function isUniformLeaf(operation: Operation): boolean {
  return !varying.has(operation.op);
}

/** Per operation: whether its value is the same in every voxel. */
export function uniformOperations({ operations }: Pick<Block, "operations">): boolean[] {
  const uniform: boolean[] = [];
  for (const operation of operations) {
    const isUniform =
      isUniformLeaf(operation) &&
      !("a" in operation && !uniform[operation.a]) &&
      !("b" in operation && !uniform[operation.b]) &&
      !("condition" in operation && !uniform[operation.condition]);
    uniform.push(isUniform);
  }
  return uniform;
}

/**
 * Indices of the uniform operations, constants apart, that outputs and what differs from voxel to
 * voxel read: what a kernel must be told. `uniform`: uniformOperations of the block.
 */
export function readUniforms(block: Block, uniform = uniformOperations(block)): number[] {
  const { operations, outputs } = block;
  const isRead = operations.map(() => false);
  for (const { value } of outputs) isRead[value] = true;
  for (const [index, operation] of operations.entries()) {
    if (uniform[index]) continue;
    if ("a" in operation) isRead[operation.a] = true;
    if ("b" in operation) isRead[operation.b] = true;
    if ("condition" in operation) isRead[operation.condition] = true;
  }
  const told: number[] = [];
  for (const [index, operation] of operations.entries()) {
    if (isRead[index] && uniform[index] && operation.op !== "constant") told.push(index);
  }
  return told;
}
