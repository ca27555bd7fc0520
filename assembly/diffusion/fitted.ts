import {
  HALF,
  LIMIT,
  LN2_HIGH,
  LN2_LOW,
  LOG2E,
  ONE,
  POLYNOMIAL,
  SERIES,
  WHOLE,
} from "../lib/constants";
import { add, at, div, mul, sub } from "../lib/vectors";

/**
 * m(z) = z/(e^z - 1) for z >= 0: 1 at 0, 0 for z > 80. Where it stands for the coefficient of the old
 * value, local decay is exact at any step. Up to 1 the series of (z/2) coth(z/2) - z/2. `t`: table of
 * constants.
 */
export function fitted(z: v128, t: usize): v128 {
  const y = mul(z, z);
  let even = add(at(t + SERIES + 16), mul(y, at(t + SERIES)));
  even = add(at(t + SERIES + 32), mul(y, even));
  even = add(at(t + SERIES + 48), mul(y, even));
  even = add(at(t + SERIES + 64), mul(y, even));
  even = add(at(t + ONE), mul(y, even));
  const small = sub(even, mul(at(t + HALF), z));
  const isLarge = f32x4.gt(z, at(t + ONE));
  if (!v128.any_true(isLarge)) return small;
  const limit = at(t + LIMIT);
  const large = div(z, sub(exponential(f32x4.pmin(z, limit), t), at(t + ONE)));
  return v128.bitselect(v128.and(large, f32x4.le(z, limit)), small, isLarge);
}

/** e^x for 0 <= x <= 80, to about an ulp. */
function exponential(x: v128, t: usize): v128 {
  const shifted = add(mul(x, at(t + LOG2E)), at(t + WHOLE));
  const n = sub(shifted, at(t + WHOLE)); // the nearest whole number; also in the bits of `shifted`
  const r = add(sub(x, mul(n, at(t + LN2_HIGH))), mul(n, at(t + LN2_LOW)));
  let p = add(at(t + POLYNOMIAL + 16), mul(r, at(t + POLYNOMIAL)));
  p = add(at(t + POLYNOMIAL + 32), mul(r, p));
  p = add(at(t + POLYNOMIAL + 48), mul(r, p));
  p = add(at(t + POLYNOMIAL + 64), mul(r, p));
  p = add(at(t + POLYNOMIAL + 80), mul(r, p));
  const mantissa = add(add(mul(mul(r, r), p), r), at(t + ONE));
  return mul(mantissa, i32x4.add(i32x4.shl(shifted, 23), at(t + ONE)));
}
