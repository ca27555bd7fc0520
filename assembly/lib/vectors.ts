// Short names for what is done to vectors of four singles; compiled away.

export function at(address: usize): v128 {
  return v128.load(address);
}

export function all(value: f32): v128 {
  return f32x4.splat(value);
}

export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

/** The first `left` bytes (a multiple of 4, less than 16) of a vector. */
export function storeFirst(address: usize, value: v128, left: usize): void {
  v128.store_lane<f32>(address, value, 0);
  if (left > 4) v128.store_lane<f32>(address + 4, value, 1);
  if (left > 8) v128.store_lane<f32>(address + 8, value, 2);
}

/** The largest of four. */
export function largestOf(value: v128): f32 {
  const pair = f32x4.max(value, v128.shuffle<f32>(value, value, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1));
}
