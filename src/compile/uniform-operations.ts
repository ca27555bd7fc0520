import { operandsOf } from "./block-builder.ts";
import type { Block, Operation } from "./program.ts";

const varying = new Set<Operation["op"]>([
  "field",
  "start",
  "taken",
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
export function uniformOperations(block: Pick<Block, "operations">): boolean[] {
  const uniform: boolean[] = [];
  for (const operation of block.operations) {
    const operands = operandsOf(operation);
    uniform.push(isUniformLeaf(operation) && operands.every((operand) => uniform[operand]));
  }
  return uniform;
}

/**
 * Indices of the uniform operations, constants apart, that outputs and what differs from voxel to
 * voxel read: what a kernel must be told.
 */
export function readUniforms(block: Block): number[] {
  const uniform = uniformOperations(block);
  const read = new Set(block.outputs.map((output) => output.value));
  for (const [index, operation] of block.operations.entries()) {
    if (uniform[index]) continue;
    for (const operand of operandsOf(operation)) read.add(operand);
  }
  return [...read]
    .filter((index) => uniform[index] && block.operations[index]?.op !== "constant")
    .sort((a, b) => a - b);
}
