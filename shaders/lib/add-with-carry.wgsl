// An increment added so that single precision loses nothing of it: what is below the last digit of the
// sum stays in the carry. Every operation is exact or an explicit round, so that no compiler may
// simplify it (docs/numerics.md).

// u and carry after the change.
fn addWithCarry(u: f32, carry: f32, change: f32, isSigned: bool) -> vec2f {
  let total = carry + change;
  let big = max(max(abs(u), abs(u + total)), 1e-30);
  // The exponent of `big`; its last digit is worth 2^-23 of that.
  let exponent = bitcast<u32>(big) >> 23u;
  let quantum = bitcast<f32>((exponent - 23u) << 23u);
  let perQuantum = bitcast<f32>((277u - exponent) << 23u);
  let moved = round(total * perQuantum) * quantum;
  let next = u + moved;
  let rest = total - moved;
  if ((next < 0.0) && !isSigned) {
    return vec2f(0.0, rest + next);
  }
  return vec2f(next, rest);
}
