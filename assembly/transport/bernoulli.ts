import { add, all, div, mul, sub } from "../lib/vectors";

/** Below this Bernoulli's function uses its series: the quotient would lose digits. */
const SERIES_BELOW: f32 = 1;
/** B(z) is nothing beside the drift long before. */
const LARGEST_EXPONENT: f32 = 69;

/** B(z) = z / (e^z - 1) for z >= 0, within 5e-7 of itself for z <= 69. */
export function bernoulli(z: v128): v128 {
  const q = mul(z, z);
  let tail = sub(all(1.0 / 30240.0), mul(q, all(1.0 / 1209600.0)));
  tail = sub(all(1.0 / 720.0), mul(q, tail));
  tail = sub(all(1.0 / 12.0), mul(q, tail));
  const series = add(sub(all(1), mul(z, all(0.5))), mul(q, tail));
  const isSmall = f32x4.lt(z, all(SERIES_BELOW));
  if (i32x4.bitmask(isSmall) === 15) return series;
  const full = div(z, sub(exponential(z), all(1)));
  return v128.bitselect(series, full, isSmall);
}

/** e^x for 0 <= x, limited to e^69; expf of the Cephes library (Moshier 1989), within 2e-7. */
function exponential(exponent: v128): v128 {
  const x = f32x4.pmin(all(LARGEST_EXPONENT), exponent);
  const n = f32x4.floor(add(mul(x, all(<f32>Math.LOG2E)), all(0.5)));
  const r = sub(sub(x, mul(n, all(0.693359375))), mul(n, all(-2.1219444e-4)));
  let p = all(1.98756915e-4);
  p = add(mul(p, r), all(1.3981999507e-3));
  p = add(mul(p, r), all(8.3334519073e-3));
  p = add(mul(p, r), all(4.1665795894e-2));
  p = add(mul(p, r), all(1.6666665459e-1));
  p = add(mul(p, r), all(5.0000001201e-1));
  const e = add(add(mul(mul(p, r), r), r), all(1));
  return mul(e, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}
