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

/** One operation on numbers: the meaning that WGSL and the row interpreter must reproduce. */
export const unaryLaws: Readonly<Record<UnaryOperation, (a: number) => number>> = {
  negate: (a) => -a,
  not: (a) => (a === 0 ? 1 : 0),
  exp: safeExp,
  log: safeLog,
  sqrt: safeSqrt,
  abs: Math.abs,
  tanh: safeTanh,
  sin: safeSin,
  cos: safeCos,
  limit,
  leave,
  stay,
  grow,
};

export const binaryLaws: Readonly<Record<BinaryOperation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide,
  power,
  min: (a, b) => (a < b ? a : b),
  max: (a, b) => (a > b ? a : b),
  less: (a, b) => (a < b ? 1 : 0),
  lessEqual: (a, b) => (a <= b ? 1 : 0),
  equal: (a, b) => (a === b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
};
