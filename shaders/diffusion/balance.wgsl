//! uses: lib/layout
// What is left of a voxel's balance at the end u of a stage, with the numbers as they are in memory: with it in
// the carry, the sum of u + e changes by exactly what terms brought and took.

struct Balance {
  // the new carry
  left: vec4f,
  // what conversions took
  converted: vec4f,
}

// base, e: where the stage starts; flow: L u; share: of the loss, what conversions make up.
fn balanceOf(base: vec4f, e: vec4f, z: vec4f, S: vec4f, m: vec4f, share: vec4f, u: vec4f, flow: vec4f) -> Balance {
  let q = (base - u) + e;
  let loss = (z * u) + ((1.0 - m) * q);
  let rest = ((q + S) - loss) + flow;
  // The carry keeps what the local rate would leave of the rest.
  let whole = loss + ((1.0 - (1.0 / (1.0 + z))) * rest);
  var balance: Balance;
  var booked = whole;
  if (HAS_EXPORTS) {
    balance.converted = share * max(whole, vec4f(0.0));
    booked = select(whole, balance.converted + ((1.0 - share) * whole), share > vec4f(0.0));
  }
  balance.left = ((q + S) - booked) + flow;
  return balance;
}
