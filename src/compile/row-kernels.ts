import type { BinaryOperation, UnaryOperation } from "./program.ts";
import {
  divide,
  grow,
  leave,
  limit,
  power,
  safeCos,
  safeExp,
  safeLog,
  safeSin,
  safeSqrt,
  safeTanh,
  stay,
} from "./response.ts";

/** One value per voxel of a chunk; a uniform value fills its row. */
export type Row = Float64Array;

/**
 * One operation on rows: out[i] for i < count. Every loop is written out, since one shared loop that
 * calls the operation would not be inlined and cost several times as much. `out` may be an operand.
 */
export type RowKernel = (out: Row, a: Row, b: Row, c: Row, count: number) => void;

export const unaryKernels: Readonly<Record<UnaryOperation, RowKernel>> = {
  negate(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = -(a[i] as number);
  },
  not(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i] === 0 ? 1 : 0;
  },
  exp(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeExp(a[i] as number);
  },
  log(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeLog(a[i] as number);
  },
  sqrt(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeSqrt(a[i] as number);
  },
  abs(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.abs(a[i] as number);
  },
  tanh(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeTanh(a[i] as number);
  },
  sin(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeSin(a[i] as number);
  },
  cos(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = safeCos(a[i] as number);
  },
  limit(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = limit(a[i] as number);
  },
  leave(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = leave(a[i] as number);
  },
  stay(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = stay(a[i] as number);
  },
  grow(out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = grow(a[i] as number);
  },
};

/** Both operands differ from voxel to voxel, or there is no faster form. */
export const binaryKernels: Readonly<Record<BinaryOperation | "multiplyLimited", RowKernel>> = {
  add(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) + (b[i] as number);
  },
  subtract(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) - (b[i] as number);
  },
  multiply(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) * (b[i] as number);
  },
  multiplyLimited(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = limit((a[i] as number) * (b[i] as number));
  },
  divide(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = divide(a[i] as number, b[i] as number);
  },
  power(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = power(a[i] as number, b[i] as number);
  },
  less(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0;
  },
  lessEqual(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0;
  },
  equal(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i] === b[i] ? 1 : 0;
  },
  and(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i] !== 0 && b[i] !== 0 ? 1 : 0;
  },
  or(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i] !== 0 || b[i] !== 0 ? 1 : 0;
  },
  min(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) {
      const left = a[i] as number;
      const right = b[i] as number;
      out[i] = left < right ? left : right;
    }
  },
  max(out, a, b, _c, count) {
    for (let i = 0; i < count; i++) {
      const left = a[i] as number;
      const right = b[i] as number;
      out[i] = left > right ? left : right;
    }
  },
};

/** The second operand is uniform. */
export const uniformRightKernels: Readonly<Record<string, RowKernel>> = {
  add(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) + s;
  },
  subtract(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) - s;
  },
  multiply(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) * s;
  },
  multiplyLimited(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = limit((a[i] as number) * s);
  },
  divide(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = divide(a[i] as number, s);
  },
  less(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) < s ? 1 : 0;
  },
  lessEqual(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) out[i] = (a[i] as number) <= s ? 1 : 0;
  },
  min(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) {
      const left = a[i] as number;
      out[i] = left < s ? left : s;
    }
  },
  max(out, a, b, _c, count) {
    const s = b[0] as number;
    for (let i = 0; i < count; i++) {
      const left = a[i] as number;
      out[i] = left > s ? left : s;
    }
  },
};

/** The first operand is uniform and the operation does not commute. */
export const uniformLeftKernels: Readonly<Record<string, RowKernel>> = {
  subtract(out, a, b, _c, count) {
    const s = a[0] as number;
    for (let i = 0; i < count; i++) out[i] = s - (b[i] as number);
  },
  divide(out, a, b, _c, count) {
    const s = a[0] as number;
    for (let i = 0; i < count; i++) out[i] = divide(s, b[i] as number);
  },
  less(out, a, b, _c, count) {
    const s = a[0] as number;
    for (let i = 0; i < count; i++) out[i] = s < (b[i] as number) ? 1 : 0;
  },
  lessEqual(out, a, b, _c, count) {
    const s = a[0] as number;
    for (let i = 0; i < count; i++) out[i] = s <= (b[i] as number) ? 1 : 0;
  },
};

/** c is the condition. */
export const selectKernel: RowKernel = (out, a, b, c, count) => {
  for (let i = 0; i < count; i++) out[i] = (c[i] !== 0 ? a[i] : b[i]) as number;
};
