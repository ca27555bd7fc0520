import type { LevelPlane } from "./level-plane.ts";

/**
 * The total of a solution where nothing crosses a wall: the exact one has sum(c u) = sum(f), since
 * diffusion only moves. A few cycles on a spiky state miss it by up to 5e-3, and that mass would be
 * lost for ever, so the plane is scaled to it. A plane with walls of fixed value is left as it is.
 */
export function balance(plane: LevelPlane): void {
  const { solution, rhs, coefficient, bound, x, y, z } = plane;
  if ([x.low, x.high, y.low, y.high, z.low, z.high].includes("value")) return;
  let held = 0;
  let missing = 0;
  for (let i = 0; i < solution.length; i++) {
    const here = coefficient[i]! * solution[i]!;
    held += here;
    missing += rhs[i]! - here;
  }
  if (!(held > 0)) return;
  const scale = 1 + missing / held;
  for (let i = 0; i < solution.length; i++) {
    solution[i] = Math.min(Math.max(solution[i]! * scale, 0), bound);
  }
}
