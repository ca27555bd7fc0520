import { add, all, at, mul, sub } from "./vectors";

/**
 * Yardstick for benchmarks: one explicit five-point sweep of one substrate on n x n voxels, from ->
 * to, vectors along x. What this machine does at best.
 */
export function plainSweep(from: usize, to: usize, n: i32): void {
  const stride = (<usize>n) << 2;
  const weight = all(0.1);
  const four = all(4);
  for (let j = 1; j < n - 1; j++) {
    const own = from + stride * <usize>j;
    const out = to + stride * <usize>j;
    for (let i = 4; i < n - 4; i += 4) {
      const o = (<usize>i) << 2;
      const u = at(own + o);
      const alongX = add(at(own + o - 4), at(own + o + 4));
      const alongY = add(at(own + o - stride), at(own + o + stride));
      v128.store(out + o, add(u, mul(weight, sub(add(alongX, alongY), mul(four, u)))));
    }
  }
}
