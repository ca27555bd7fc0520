import { add, all, at, mul, sub } from "../lib/vectors";
import {
  attractantPlane,
  crowdingPlane,
  driftAt,
  driftCount,
  sensitivityPlane,
  uniformSensitivity,
} from "./ways";

/**
 * Writes the sum of all drifts from voxels start <= o < end (bytes from the first) to those `over` bytes
 * on to `speeds` (um/min). Crowding: a drift has the room in the voxel that it points into; or, with
 * `isMost`, it counts only where it points over, since crowding may hold it back.
 */
export function sumDrifts(
  ways: usize,
  h: f32,
  start: usize,
  end: usize,
  over: usize,
  speeds: usize,
  isMost: bool,
): void {
  for (let d = 0; d < driftCount(ways); d++) {
    const drift = driftAt(ways, d);
    const attractant = attractantPlane(drift);
    const sensitivity = sensitivityPlane(drift);
    const crowding = crowdingPlane(drift);
    const uniform = all(uniformSensitivity(drift) / h);
    const half = all(0.5 / h);
    for (let o = start; o < end; o += 16) {
      const chi = meanAcross(sensitivity, o, over, half, uniform);
      let speed = mul(chi, sub(at(attractant + o + over), at(attractant + o)));
      if (crowding !== 0) {
        if (isMost) speed = f32x4.pmax(all(0), speed);
        else speed = mul(speed, roomAhead(crowding, o, over, speed));
      }
      v128.store(speeds + o, d === 0 ? speed : add(at(speeds + o), speed));
    }
  }
}

function roomAhead(crowding: usize, o: usize, over: usize, speed: v128): v128 {
  const pointsOver = f32x4.gt(speed, all(0));
  return v128.bitselect(at(crowding + o + over), at(crowding + o), pointsOver);
}

/**
 * `half` times what a plane has in a vector of voxels, at byte `o`, and `over` bytes on together; `uniform`
 * where there is no plane (0).
 */
export function meanAcross(plane: usize, o: usize, over: usize, half: v128, uniform: v128): v128 {
  return plane === 0 ? uniform : mul(half, add(at(plane + o), at(plane + o + over)));
}
