import { largestOf } from "./vectors";

/** Largest of `count` singles at `address` (bytes, a multiple of 16), at least 0; count a multiple of 4. */
export function largest(address: usize, count: i32): f32 {
  let most = f32x4.splat(0);
  const end = address + ((<usize>count) << 2);
  for (let at = address; at < end; at += 16) most = f32x4.max(most, v128.load(at));
  return largestOf(most);
}
