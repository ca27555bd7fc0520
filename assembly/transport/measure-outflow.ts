import { add, all, at, largestOf, mul, restorePast } from "../lib/vectors";
import { meanAcross, sumDrifts } from "./across-faces";
import {
  above,
  below,
  cellsAlong,
  driftCount,
  isPeriodic,
  motilityPlane,
  spareRow,
  uniformMotility,
  widthAlong,
  workRow,
} from "./ways";

/**
 * To `out`: a bound of the rate (1/min) at which any voxel of rows first <= j + ny k < last could be
 * emptied by motility and drift, crowding or not: the largest sum over faces of
 * (v/2 + sqrt((D/h)^2 + v^2/4))/h, v >= 0 being the most that the drift out of the voxel could be.
 * That is p(D, v) or up to 4.7 % more, without an exponential.
 */
export function measureOutflow(ways: usize, first: i32, last: i32, out: usize, thread: i32): void {
  const nx = cellsAlong(ways, 0);
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>nx) << 2;
  const layer = row * <usize>ny;
  const rates = spareRow(ways, thread);
  const speeds = workRow(ways, thread);
  let largest = all(0);
  for (let r = first; r < last; r++) {
    const j = r % ny;
    const k = r / ny;
    const base = row * <usize>r;
    const end = base + row;
    for (let o: usize = 0; o < row; o += 16) v128.store(rates + o, all(0));
    if (nx > 1) {
      addOutflow(ways, 0, base, end - 4, 4, rates, speeds);
      addOutflow(ways, 0, base + 4, end, -4, rates + 4, speeds);
      if (isPeriodic(ways, 0)) {
        addOutflow(ways, 0, end - 4, end, 4 - row, rates + row - 4, speeds);
        addOutflow(ways, 0, base, base + 4, row - 4, rates, speeds);
      }
    }
    addOutflow(ways, 1, base, end, above(j, ny, row, isPeriodic(ways, 1)), rates, speeds);
    addOutflow(ways, 1, base, end, below(j, ny, row, isPeriodic(ways, 1)), rates, speeds);
    addOutflow(ways, 2, base, end, above(k, nz, layer, isPeriodic(ways, 2)), rates, speeds);
    addOutflow(ways, 2, base, end, below(k, nz, layer, isPeriodic(ways, 2)), rates, speeds);
    for (let o: usize = 0; o < row; o += 16) largest = f32x4.pmax(largest, at(rates + o));
  }
  store<f32>(out, largestOf(largest));
}

/**
 * Adds the bounds of faces from voxels start <= o < end (bytes from the first) towards those `over`
 * bytes on to `rates`; over 0: there are none. `room`: a row.
 */
function addOutflow(
  ways: usize,
  axis: i32,
  start: usize,
  end: usize,
  over: usize,
  rates: usize,
  room: usize,
): void {
  if (over === 0) return;
  const h = widthAlong(ways, axis);
  const count = driftCount(ways);
  const speeds = room - start;
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
