import type { LevelPlane } from "./level-plane.ts";

/**
 * The maximum principle: with c >= 1 and D >= 0 no solution exceeds the largest f/c, nor the largest
 * wall value where walls have one. A cycle's algebraic error might, so its last sweep stops there.
 */
export function measureBound({ rhs, coefficient, wall, x, y, z }: LevelPlane): number {
  let bound = 0;
  for (let i = 0; i < rhs.length; i++) {
    const value = rhs[i]! / coefficient[i]!;
    if (value > bound) bound = value;
  }
  [x.low, x.high, y.low, y.high, z.low, z.high].forEach((end, side) => {
    if (end === "value") bound = Math.max(bound, wall[side]!);
  });
  return Math.fround(bound);
}
