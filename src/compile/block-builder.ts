import type { BinaryOperation, Block, Operation, Output, UnaryOperation } from "./program.ts";
import { HUGE } from "./response.ts";
import { simplifyBinary, simplifySelect, simplifyUnary } from "./simplify.ts";
import { rangeOfBinary, rangeOfLeaf, rangeOfUnary, union, type ValueRange } from "./value-range.ts";

/** Above this a sum or a product is limited, so that single precision never overflows. */
const SAFE = 1e37;
const SMALLEST_NORMAL = 1.1754943508222875e-38;
const commutative = new Set<BinaryOperation>([
  "add",
  "multiply",
  "min",
  "max",
  "equal",
  "and",
  "or",
]);

/**
 * Grows a block, operation by operation; values are numbers (indices). The same operation on the
 * same operands is one value, constants are folded, and what can be simplified is.
 */
export class BlockBuilder {
  readonly operations: Operation[] = [];
  readonly ranges: ValueRange[] = [];
  readonly #known = new Map<string, number>();

  /** Rounded to single precision, as the GPU will hold it. */
  constant(value: number): number {
    const single = Math.fround(Math.min(Math.max(value, -HUGE), HUGE));
    return this.leaf({ op: "constant", value: Math.abs(single) < SMALLEST_NORMAL ? 0 : single });
  }

  /** An operation without operands. */
  leaf(operation: Operation): number {
    return this.#define(JSON.stringify(operation), operation, () => rangeOfLeaf(operation));
  }

  unary(op: UnaryOperation, a: number): number {
    const simpler = simplifyUnary(this, op, a);
    if (simpler !== undefined) return simpler;
    return this.#define(`${op} ${a}`, { op, a }, () => rangeOfUnary(op, this.range(a)));
  }

  binary(op: BinaryOperation, first: number, second: number): number {
    const swap = commutative.has(op) && first > second;
    const [a, b] = swap ? [second, first] : [first, second];
    const simpler = simplifyBinary(this, op, a, b);
    if (simpler !== undefined) return simpler;
    const range = () => rangeOfBinary(op, this.range(a), this.range(b), a === b);
    const value = this.#define(`${op} ${a} ${b}`, { op, a, b }, range);
    return this.#isSafe(value) ? value : this.unary("limit", value);
  }

  select(condition: number, a: number, b: number): number {
    const simpler = simplifySelect(this, condition, a, b);
    if (simpler !== undefined) return simpler;
    return this.#define(`select ${condition} ${a} ${b}`, { op: "select", condition, a, b }, () =>
      union(this.range(a), this.range(b)),
    );
  }

  range(value: number): ValueRange {
    return this.ranges[value] as ValueRange;
  }

  /** States bounds that the operations alone do not show. */
  narrow(value: number, low: number, high: number): number {
    const range = this.range(value);
    this.ranges[value] = { low: Math.max(low, range.low), high: Math.min(high, range.high) };
    return value;
  }

  /** The value of a constant, undefined for anything else. */
  constantOf(value: number): number | undefined {
    const operation = this.operations[value] as Operation;
    return operation.op === "constant" ? operation.value : undefined;
  }

  /** The block that computes these outputs and nothing else. */
  finish(name: string, outputs: readonly Output[]): Block {
    const used = this.#reachable(outputs.map((output) => output.value));
    const renumbered = new Map<number, number>();
    const operations = used.map((value, index) => {
      renumbered.set(value, index);
      return mapOperands(this.operations[value] as Operation, (a) => renumbered.get(a) as number);
    });
    return {
      name,
      operations,
      outputs: outputs.map((output) => ({
        ...output,
        value: renumbered.get(output.value) as number,
      })),
    };
  }

  #define(key: string, operation: Operation, range: () => ValueRange): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = this.operations.push(operation) - 1;
    this.#known.set(key, value);
    this.ranges.push(range());
    return value;
  }

  #isSafe(value: number): boolean {
    const { low, high } = this.range(value);
    return low >= -SAFE && high <= SAFE;
  }

  /** Values that the roots need, in order. */
  #reachable(roots: readonly number[]): number[] {
    const needed = new Set(roots);
    for (let value = this.operations.length - 1; value >= 0; value--) {
      if (!needed.has(value)) continue;
      for (const operand of operandsOf(this.operations[value] as Operation)) needed.add(operand);
    }
    return [...needed].sort((a, b) => a - b);
  }
}

/** Indices of the values that an operation reads. */
export function operandsOf(operation: Operation): readonly number[] {
  if ("condition" in operation) return [operation.condition, operation.a, operation.b];
  if ("b" in operation) return [operation.a, operation.b];
  return "a" in operation ? [operation.a] : [];
}

function mapOperands(operation: Operation, map: (value: number) => number): Operation {
  if ("condition" in operation) {
    return {
      op: "select",
      condition: map(operation.condition),
      a: map(operation.a),
      b: map(operation.b),
    };
  }
  if ("b" in operation) return { op: operation.op, a: map(operation.a), b: map(operation.b) };
  return "a" in operation ? { op: operation.op, a: map(operation.a) } : operation;
}
