// Short names for what is done to vectors of four singles (neighbours along x, or four substrates);
// compiled away.

export function at(address: usize): v128 {
  return v128.load(address);
}

/** One number in all lanes. */
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

export function div(a: v128, b: v128): v128 {
  return f32x4.div(a, b);
}

/** 0 where |a| <= least: keeps subnormals, which are slow, out of what follows. */
export function flush(a: v128, least: v128): v128 {
  return v128.and(a, f32x4.gt(f32x4.abs(a), least));
}

/** The vector that begins one single after `address`. */
export function after(address: usize): v128 {
  return v128.load(address, 4);
}

/**
 * Loops write vectors and so up to three singles past a row of `bytes` bytes at `to`. `past` is the
 * vector that began there before: puts back what of it they wrote over.
 */
export function restorePast(to: usize, bytes: usize, past: v128): void {
  const over = (0 - bytes) & 15;
  if (over === 0) return;
  v128.store_lane<f32>(to + bytes, past, 0);
  if (over > 4) v128.store_lane<f32>(to + bytes + 4, past, 1);
  if (over > 8) v128.store_lane<f32>(to + bytes + 8, past, 2);
}

/** `bytes` bytes of a few singles, where a vector would write past them. */
export function copySingles(to: usize, from: usize, bytes: usize): void {
  for (let o: usize = 0; o < bytes; o += 4) store<f32>(to + o, load<f32>(from + o));
}

/** The largest of four. */
export function largestOf(value: v128): f32 {
  const pair = f32x4.max(value, v128.shuffle<f32>(value, value, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1));
}
