import { add, all, at, largestOf, mul, restorePast } from "../lib/vectors";
import { meanAcross, sumDrifts } from "./across-faces";
import {
  above,
  below,
  cellsAlong,
  driftCount,
  isPeriodic,
  motilityPlane,
  outflowRow,
  uniformMotility,
  widthAlong,
  workRow,
} from "./ways";

/**
 * A bound of the rate (1/min) at which any voxel could be emptied by motility and drift, crowding or
 * not: the largest sum over faces of (v/2 + sqrt((D/h)^2 + v^2/4))/h, v >= 0 being the most that the
 * drift out of the voxel could be. That is p(D, v) or up to 4.7 % more, without an exponential.
 */
export function measureOutflow(ways: usize): f32 {
  const nx = cellsAlong(ways, 0);
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>nx) << 2;
  const rates = outflowRow(ways);
  let largest = all(0);
  let base: usize = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let o: usize = 0; o < row; o += 16) v128.store(rates + o, all(0));
      const end = base + row;
      if (nx > 1) {
        addOutflow(ways, 0, base, end - 4, 4, rates);
        addOutflow(ways, 0, base + 4, end, -4, rates + 4);
        if (isPeriodic(ways, 0)) {
          addOutflow(ways, 0, end - 4, end, 4 - row, rates + row - 4);
          addOutflow(ways, 0, base, base + 4, row - 4, rates);
        }
      }
      addOutflow(ways, 1, base, end, above(j, ny, row, isPeriodic(ways, 1)), rates);
      addOutflow(ways, 1, base, end, below(j, ny, row, isPeriodic(ways, 1)), rates);
      const layer = row * <usize>ny;
      addOutflow(ways, 2, base, end, above(k, nz, layer, isPeriodic(ways, 2)), rates);
      addOutflow(ways, 2, base, end, below(k, nz, layer, isPeriodic(ways, 2)), rates);
      for (let o: usize = 0; o < row; o += 16) largest = f32x4.pmax(largest, at(rates + o));
      base = end;
    }
  }
  return largestOf(largest);
}

/**
 * Adds the bounds of faces from voxels start <= o < end (bytes from the first) towards those `over`
 * bytes on to `rates`; over 0: there are none.
 */
function addOutflow(
  ways: usize,
  axis: i32,
  start: usize,
  end: usize,
  over: usize,
  rates: usize,
): void {
  if (over === 0) return;
  const h = widthAlong(ways, axis);
  const count = driftCount(ways);
  const speeds = workRow(ways) - start;
  const to = rates - start;
  const past = at(to + end);
  sumDrifts(ways, h, start, end, over, speeds, true);
  const perH = all(1 / h);
  const both = all(0.5);
  const motility = motilityPlane(ways);
  const uniform = all(uniformMotility(ways));
  for (let o = start; o < end; o += 16) {
    const half = count > 0 ? f32x4.pmax(all(0), mul(all(0.5), at(speeds + o))) : all(0);
    const D = meanAcross(motility, o, over, both, uniform);
    const q = mul(D, perH);
    const bound = add(half, f32x4.sqrt(add(mul(q, q), mul(half, half))));
    v128.store(to + o, add(at(to + o), mul(perH, bound)));
  }
  restorePast(rates, end - start, past);
}
