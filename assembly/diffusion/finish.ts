import { TINY } from "../lib/constants";
import { add, at, flush, mul } from "../lib/lanes";
import { fromLanes } from "../lib/transpose";
import { Planes } from "./group";
import { GAMMA, HIGHEST, LOWEST } from "./lane-values";

/**
 * u' = v + gamma w within [lowest, highest], to four planar planes; what is below 1e-30 is 0, so that
 * nothing decays into slow subnormals. Planes have room to the next multiple of 4 voxels.
 */
export function finish(
  v: usize,
  w: usize,
  lanes: usize,
  constants: usize,
  voxels: i32,
  to: Planes,
): void {
  const gamma = at(lanes + GAMMA);
  const lowest = at(lanes + LOWEST);
  const highest = at(lanes + HIGHEST);
  const tiny = at(constants + TINY);
  const end = (<usize>voxels) << 4;
  for (let o: usize = 0; o < end; o += 64) {
    fromLanes(
      limited(v + o, w + o, gamma, lowest, highest, tiny),
      limited(v + o + 16, w + o + 16, gamma, lowest, highest, tiny),
      limited(v + o + 32, w + o + 32, gamma, lowest, highest, tiny),
      limited(v + o + 48, w + o + 48, gamma, lowest, highest, tiny),
      to.a,
      to.b,
      to.c,
      to.d,
      o >> 2,
    );
  }
}

function limited(v: usize, w: usize, gamma: v128, lowest: v128, highest: v128, tiny: v128): v128 {
  const sum = add(at(v), mul(gamma, at(w)));
  return flush(f32x4.pmin(highest, f32x4.pmax(lowest, sum)), tiny);
}
