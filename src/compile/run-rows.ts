import type { BlockContext } from "./interpreter.ts";
import { loadRow } from "./load-row.ts";
import type { Block } from "./program.ts";
import type { Row } from "./row-kernels.ts";
import { type Instruction, type Schedule, scheduleRows } from "./schedule-rows.ts";

/** Runs a block operation by operation over chunks of voxels, in double precision. */
export interface RowMachine {
  readonly kind: "rows";
  readonly schedule: Schedule;
  /** One row of rowLength entries per register. */
  readonly rows: readonly Row[];
}

/** Voxels per chunk: a few dozen rows of 2 KiB stay in the second-level cache. */
export const rowLength = 256;

export function prepareRows(block: Block): RowMachine {
  const schedule = scheduleRows(block);
  const rows = Array.from({ length: schedule.rowCount }, () => new Float64Array(rowLength));
  return { kind: "rows", schedule, rows };
}

/** As runBlock; `uniformValues` by operation index. */
export function runRows(
  machine: RowMachine,
  uniformValues: Float64Array,
  context: BlockContext,
  outputs: readonly Float32Array[],
  from: number,
  to: number,
): void {
  const { schedule, rows } = machine;
  for (const { value, row } of schedule.uniformRows) {
    (rows[row] as Row).fill(uniformValues[value] as number);
  }
  for (let first = from; first < to; first += rowLength) {
    const count = Math.min(rowLength, to - first);
    for (const instruction of schedule.instructions) {
      runInstruction(instruction, rows, context, first, count);
    }
    for (const [index, row] of schedule.outputRows.entries()) {
      storeRow(outputs[index] as Float32Array, rows[row] as Row, first, count);
    }
  }
}

function runInstruction(
  instruction: Instruction,
  rows: readonly Row[],
  context: BlockContext,
  first: number,
  count: number,
): void {
  const out = rows[instruction.out] as Row;
  if (instruction.kernel === undefined) {
    loadRow(out, instruction.operation, context, first, count);
    return;
  }
  const a = rows[instruction.a] as Row;
  const b = rows[instruction.b] as Row;
  const c = rows[instruction.c] as Row;
  instruction.kernel(out, a, b, c, count);
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;

/** Subnormal results become 0, as on a GPU; they would slow every later step. */
function storeRow(plane: Float32Array, row: Row, from: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const value = row[i] as number;
    plane[from + i] = value < SMALLEST_NORMAL && value > -SMALLEST_NORMAL ? 0 : value;
  }
}
