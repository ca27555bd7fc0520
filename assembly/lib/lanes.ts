/** Four substrates in the four lanes of a v128: names for what the kernels do with them. */

export function at(address: usize): v128 {
  return v128.load(address);
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

/** One number in all lanes. */
export function all(value: f32): v128 {
  return f32x4.splat(value);
}

/** 0 where |a| <= least: keeps subnormals, which are slow, out of what follows. */
export function flush(a: v128, least: v128): v128 {
  return v128.and(a, f32x4.gt(f32x4.abs(a), least));
}
