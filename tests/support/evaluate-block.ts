import { binaryLaws, unaryLaws } from "../../src/compile/evaluate-operation.ts";
import type { Block, Operation, Output } from "../../src/compile/program.ts";

/** What a block reads in one voxel; a leaf that is left out throws. */
export interface LeafValues {
  readonly fields?: readonly number[];
  readonly start?: readonly number[];
  readonly taken?: readonly number[];
  /** By plane, as `previous`. */
  readonly ahead?: readonly number[];
  readonly previous?: readonly number[];
  readonly pace?: number;
  /** By plane of the flow buffer; default 0. */
  readonly flow?: readonly number[];
  readonly scalars?: readonly number[];
  readonly parameters?: readonly number[];
  readonly sides?: readonly number[];
  readonly spacing?: readonly number[];
  readonly x?: number;
  readonly y?: number;
  readonly t?: number;
  readonly dt?: number;
}

/**
 * A block's outputs in one voxel, in double precision straight from its operations; no engine has a
 * part in it. Keys are `buffer plane`.
 */
export function evaluateBlock(block: Block, leaves: LeafValues): Record<string, number> {
  const values = blockValues(block, leaves);
  return Object.fromEntries(
    block.outputs.map(({ buffer, plane, value }) => [key(buffer, plane), values[value] as number]),
  );
}

/** The value of every operation. */
export function blockValues(block: Block, leaves: LeafValues): number[] {
  const values: number[] = [];
  for (const operation of block.operations) values.push(evaluate(operation, values, leaves));
  return values;
}

function key(buffer: Output["buffer"], plane: number): string {
  return `${buffer} ${plane}`;
}

function evaluate(operation: Operation, values: readonly number[], leaves: LeafValues): number {
  const at = (index: number) => values[index] as number;
  if (operation.op === "select") return at(at(operation.condition) ? operation.a : operation.b);
  if ("b" in operation) return binaryLaws[operation.op](at(operation.a), at(operation.b));
  if ("a" in operation) return unaryLaws[operation.op](at(operation.a));
  const value = leafValue(operation, leaves);
  if (value === undefined) throw new Error(`no value for ${JSON.stringify(operation)}`);
  return value;
}

function leafValue(operation: Operation, leaves: LeafValues): number | undefined {
  switch (operation.op) {
    case "constant":
      return operation.value;
    case "field":
      return leaves.fields?.[operation.slot];
    case "start":
      return leaves.start?.[operation.slot];
    case "flow":
      return leaves.flow?.[operation.plane] ?? 0;
    case "ahead":
      return leaves.ahead?.[operation.plane];
    case "previous":
      return leaves.previous?.[operation.plane];
    case "pace":
      return leaves.pace;
    case "taken":
      return leaves.taken?.[operation.slot];
    case "scalar":
      return leaves.scalars?.[operation.index];
    case "parameter":
      return leaves.parameters?.[operation.index];
    case "side":
      return leaves.sides?.[operation.side];
    case "spacing":
      return leaves.spacing?.[operation.axis];
    case "x":
    case "y":
    case "t":
    case "dt":
      return leaves[operation.op];
    default:
      return undefined;
  }
}
