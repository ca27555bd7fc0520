import { all } from "./vectors";

/** Bits that a value is judged by: with its sign, so that what is negative counts as small ... */
const WITH_SIGN: i32 = -1;
/** ... or without. */
const WITHOUT_SIGN: i32 = 0x7fffffff;
const SMALLEST_NORMAL: f32 = 1.1754943508222875e-38;

/** For `kept`: what `signed` fields (1) or the others (0) may hold. */
export function keptBits(signed: i32): v128 {
  return i32x4.splat(signed ? WITHOUT_SIGN : WITH_SIGN);
}

/**
 * The value, 0 where it is subnormal (it would slow every later step) or, of fields that are not
 * signed, negative. What is not a number stays so.
 */
export function kept(value: v128, bits: v128): v128 {
  return v128.andnot(value, f32x4.lt(v128.and(value, bits), all(SMALLEST_NORMAL)));
}
