import { all } from "./vectors";

/**
 * Numbers in all lanes that inner loops load from memory: engines make a vector constant anew wherever it
 * stands, from four instructions. A table of these lies where `writeConstants` is told.
 */
export const ONE: usize = 0;
export const HALF: usize = 16;
/** Values below are 0, and amounts carried: nothing decays into slow subnormals. */
export const TINY: usize = 32;
export const TINY_CARRY: usize = 48;
/** The series of fitted.ts, highest power first. */
export const SERIES: usize = 64;
/** Its limit for exp, log2(e), ln 2 in two parts, and the polynomial, highest power first. */
export const LIMIT: usize = 144;
export const LOG2E: usize = 160;
export const LN2_HIGH: usize = 176;
export const LN2_LOW: usize = 192;
export const POLYNOMIAL: usize = 208;
/** 1.5 2^23: a sum with it is a whole number in the lowest bits. */
export const WHOLE: usize = 304;
/** 1 + 2^-22: two units in the last place. */
export const ROOM: usize = 320;

/** Bytes of the table: 336. */
export function writeConstants(table: usize): void {
  put(table + ONE, 1);
  put(table + HALF, 0.5);
  put(table + TINY, 1e-30);
  put(table + TINY_CARRY, 1e-36);
  // (z/2) coth(z/2) = 1 + z^2/12 - z^4/720 + ... (Abramowitz and Stegun 4.5.67).
  put(table + SERIES, 1 / 47900160.0);
  put(table + SERIES + 16, -1 / 1209600.0);
  put(table + SERIES + 32, 1 / 30240.0);
  put(table + SERIES + 48, -1 / 720.0);
  put(table + SERIES + 64, 1 / 12.0);
  put(table + LIMIT, 80);
  put(table + LOG2E, <f32>Math.LOG2E);
  // Cephes expf (Moshier): ln 2 = high - low, and e^r = 1 + r + r^2 polynomial(r).
  put(table + LN2_HIGH, 0.693359375);
  put(table + LN2_LOW, 2.1219444e-4);
  put(table + POLYNOMIAL, 1.98756915e-4);
  put(table + POLYNOMIAL + 16, 1.3981999507e-3);
  put(table + POLYNOMIAL + 32, 8.3334519073e-3);
  put(table + POLYNOMIAL + 48, 4.1665795894e-2);
  put(table + POLYNOMIAL + 64, 1.6666665459e-1);
  put(table + POLYNOMIAL + 80, 5.0000001201e-1);
  put(table + WHOLE, 12582912);
  put(table + ROOM, <f32>(1 + 1 / 4194304.0));
}

function put(at: usize, value: f32): void {
  v128.store(at, all(value));
}
