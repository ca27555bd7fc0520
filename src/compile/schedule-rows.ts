import { operandsOf } from "./block-builder.ts";
import type { BinaryOperation, Block, Operation } from "./program.ts";
import {
  binaryKernels,
  type RowKernel,
  selectKernel,
  unaryKernels,
  uniformLeftKernels,
  uniformRightKernels,
} from "./row-kernels.ts";
import { uniformOperations } from "./uniform-operations.ts";

/** One operation on rows. Without a kernel it loads what `operation` reads. */
export interface Instruction {
  readonly kernel: RowKernel | undefined;
  readonly operation: Operation;
  readonly out: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export interface Schedule {
  /** Rows to fill with a uniform value before the first chunk. */
  readonly uniformRows: readonly { readonly value: number; readonly row: number }[];
  readonly instructions: readonly Instruction[];
  readonly rowCount: number;
  /** Row of each output, parallel to block.outputs. */
  readonly outputRows: readonly number[];
}

/** Chooses a kernel and rows for every operation; a row is used again after its last reader. */
export function scheduleRows(block: Block): Schedule {
  const uniform = uniformOperations(block);
  const fused = fuseLimits(block, uniform);
  const lastUse = lastUses(block, fused);
  const rows = new Map<number, number>();
  const uniformRows: { value: number; row: number }[] = [];
  const free: number[] = [];
  let rowCount = 0;
  const newRow = () => free.pop() ?? rowCount++;
  const rowOf = (value: number): number => {
    const known = rows.get(value);
    if (known !== undefined) return known;
    const row = rowCount++;
    rows.set(value, row);
    uniformRows.push({ value, row });
    return row;
  };
  const instructions: Instruction[] = [];
  for (const [index, operation] of block.operations.entries()) {
    if (uniform[index] || fused.has(index)) continue;
    const product = operation.op === "limit" ? operation.a : -1;
    const source = fused.has(product) ? (block.operations[product] as Operation) : operation;
    const chosen = chooseKernel(source, uniform, source !== operation);
    const operands = chosen.operands.map(rowOf);
    for (const operand of new Set(chosen.operands)) {
      if (!uniform[operand] && lastUse[operand] === index) free.push(rows.get(operand) as number);
    }
    const out = newRow();
    rows.set(index, out);
    const [a = 0, b = 0, c = 0] = operands;
    instructions.push({ kernel: chosen.kernel, operation, out, a, b, c });
  }
  const outputRows = block.outputs.map((output) => rowOf(output.value));
  return { uniformRows, instructions, rowCount, outputRows };
}

/** Products whose only reader limits them: both become one operation. */
function fuseLimits(block: Block, uniform: readonly boolean[]): Set<number> {
  const readers = new Map<number, number>();
  const read = (value: number) => readers.set(value, (readers.get(value) ?? 0) + 1);
  for (const operation of block.operations) operandsOf(operation).forEach(read);
  for (const output of block.outputs) read(output.value);
  const fused = new Set<number>();
  for (const operation of block.operations) {
    if (operation.op !== "limit" || uniform[operation.a]) continue;
    const isProduct = block.operations[operation.a]?.op === "multiply";
    if (isProduct && readers.get(operation.a) === 1) fused.add(operation.a);
  }
  return fused;
}

/** Index of the last operation that reads each value; outputs are read at the very end. */
function lastUses(block: Block, fused: ReadonlySet<number>): number[] {
  const last: number[] = block.operations.map((_, index) => index);
  for (const [index, operation] of block.operations.entries()) {
    for (const operand of operandsOf(operation)) {
      last[operand] = index;
      if (!fused.has(operand)) continue;
      for (const inner of operandsOf(block.operations[operand] as Operation)) last[inner] = index;
    }
  }
  for (const output of block.outputs) last[output.value] = Number.POSITIVE_INFINITY;
  return last;
}

/** The kernel for an operation, and the operands in the order it takes them. */
function chooseKernel(
  operation: Operation,
  uniform: readonly boolean[],
  limited: boolean,
): { kernel: RowKernel | undefined; operands: readonly number[] } {
  if (operation.op === "select") {
    return { kernel: selectKernel, operands: [operation.a, operation.b, operation.condition] };
  }
  if ("b" in operation) return chooseBinary(operation, uniform, limited);
  if ("a" in operation) return { kernel: unaryKernels[operation.op], operands: [operation.a] };
  return { kernel: undefined, operands: [] };
}

const commutative = new Set<BinaryOperation>(["add", "multiply", "min", "max"]);

function chooseBinary(
  operation: { readonly op: BinaryOperation; readonly a: number; readonly b: number },
  uniform: readonly boolean[],
  limited: boolean,
): { kernel: RowKernel; operands: readonly number[] } {
  const { op, a, b } = operation;
  const name = limited ? "multiplyLimited" : op;
  const [left, right] = uniform[a] && commutative.has(op) ? [b, a] : [a, b];
  const special = uniform[right]
    ? uniformRightKernels[name]
    : uniform[left]
      ? uniformLeftKernels[name]
      : undefined;
  return { kernel: special ?? binaryKernels[name], operands: [left, right] };
}
