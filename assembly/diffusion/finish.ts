import { TINY } from "../lib/constants";
import { fromLanes } from "../lib/transpose";
import { add, at, flush, mul } from "../lib/vectors";
import { Planes } from "./group";
import { ALPHA, HIGHEST, LOWEST } from "./lane-values";

/**
 * u' = v + alpha p within [lowest, highest], to four planar planes; what is below 1e-30 is 0, so that
 * nothing decays into slow subnormals. Planes have room to the next multiple of 4 voxels.
 */
export function finish(
  v: usize,
  p: usize,
  lanes: usize,
  constants: usize,
  voxels: i32,
  to: Planes,
): void {
  const alpha = at(lanes + ALPHA);
  const lowest = at(lanes + LOWEST);
  const highest = at(lanes + HIGHEST);
  const tiny = at(constants + TINY);
  const end = (<usize>voxels) << 4;
  for (let o: usize = 0; o < end; o += 64) {
    fromLanes(
      limited(v + o, p + o, alpha, lowest, highest, tiny),
      limited(v + o + 16, p + o + 16, alpha, lowest, highest, tiny),
      limited(v + o + 32, p + o + 32, alpha, lowest, highest, tiny),
      limited(v + o + 48, p + o + 48, alpha, lowest, highest, tiny),
      to.a,
      to.b,
      to.c,
      to.d,
      o >> 2,
    );
  }
}

function limited(v: usize, p: usize, alpha: v128, lowest: v128, highest: v128, tiny: v128): v128 {
  const sum = add(at(v), mul(alpha, at(p)));
  return flush(f32x4.pmin(highest, f32x4.pmax(lowest, sum)), tiny);
}
