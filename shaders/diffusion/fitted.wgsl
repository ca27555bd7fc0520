// m(z) = z/(e^z - 1) for z >= 0: 1 at 0, 0 for z > 80. Where it stands for the coefficient of the old
// value, local decay is exact at any step. Below 1 the series of (z/2) coth(z/2) - z/2 (Abramowitz and
// Stegun 4.5.67).
fn fitted(z: vec4f) -> vec4f {
  let y = z * z;
  var even = -8.267196e-7 + (y * 2.0876757e-8);
  even = 3.3068783e-5 + (y * even);
  even = -0.0013888889 + (y * even);
  even = 0.083333336 + (y * even);
  even = 1.0 + (y * even);
  let small = even - (0.5 * z);
  // What most voxels do not need.
  if (all(z <= vec4f(1.0))) {
    return small;
  }
  let x = min(max(z, vec4f(1.0)), vec4f(80.0));
  let large = select(x / (exponential(x) - 1.0), vec4f(0.0), z > vec4f(80.0));
  return select(small, large, z > vec4f(1.0));
}

// e^x for 0 <= x <= 80, to about an ulp (coefficients of Cephes' expf, Moshier).
fn exponential(x: vec4f) -> vec4f {
  let n = round(x * 1.442695);
  let r = (x - (n * 0.693359375)) + (n * 2.1219444e-4);
  var p = 0.0013981999 + (r * 1.9875691e-4);
  p = 0.008333452 + (r * p);
  p = 0.041665796 + (r * p);
  p = 0.16666666 + (r * p);
  p = 0.5 + (r * p);
  let mantissa = (((r * r) * p) + r) + 1.0;
  return mantissa * bitcast<vec4f>((vec4u(n) + 127u) << vec4u(23u));
}
