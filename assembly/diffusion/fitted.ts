import { add, all, div, mul, sub } from "../lib/lanes";

/**
 * m(z) = z/(e^z - 1) for z >= 0: 1 at 0, 0 for z > 80. Where it stands for the coefficient of the
 * old value, local decay is exact at any step. Below 1 the series of (z/2) coth(z/2) - z/2
 * (Abramowitz and Stegun 4.5.67).
 */
export function fitted(z: v128): v128 {
  const y = mul(z, z);
  let even = add(all(-1 / 1209600.0), mul(y, all(1 / 47900160.0)));
  even = add(all(1 / 30240.0), mul(y, even));
  even = add(all(-1 / 720.0), mul(y, even));
  even = add(all(1 / 12.0), mul(y, even));
  even = add(all(1), mul(y, even));
  const small = sub(even, mul(all(0.5), z));
  const isLarge = f32x4.gt(z, all(1));
  if (!v128.any_true(isLarge)) return small;
  const large = div(z, sub(exponential(f32x4.min(z, all(80))), all(1)));
  const kept = v128.and(large, f32x4.le(z, all(80)));
  return v128.bitselect(kept, small, isLarge);
}

/** e^x for 0 <= x <= 80, to about an ulp (coefficients of Cephes expf, Moshier). */
function exponential(x: v128): v128 {
  const n = f32x4.nearest(mul(x, all(<f32>Math.LOG2E)));
  const r = add(sub(x, mul(n, all(0.693359375))), mul(n, all(2.1219444e-4)));
  let p = add(all(1.3981999507e-3), mul(r, all(1.98756915e-4)));
  p = add(all(8.3334519073e-3), mul(r, p));
  p = add(all(4.1665795894e-2), mul(r, p));
  p = add(all(1.6666665459e-1), mul(r, p));
  p = add(all(5.0000001201e-1), mul(r, p));
  const mantissa = add(add(mul(mul(r, r), p), r), all(1));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return mul(mantissa, exponent);
}
