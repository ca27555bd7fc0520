import { kept, keptBits } from "../lib/kept";
import { add, all, at, mul, storeFirst, sub } from "../lib/vectors";
import { above, backwardRates, below, cellsAlong, forwardRates, isPeriodic, zeroRow } from "./ways";

/**
 * One explicit substep of length dt (min), to = from + dt * net inflow, and at least 0 if not
 * `signed`. What leaves a voxel arrives in its neighbour, so the sum is kept to round-off.
 */
export function substep(ways: usize, dt: f32, signed: i32, from: usize, to: usize): void {
  const nx = cellsAlong(ways, 0);
  const ny = cellsAlong(ways, 1);
  const nz = cellsAlong(ways, 2);
  const row = (<usize>nx) << 2;
  const layer = row * <usize>ny;
  const wraps = isPeriodic(ways, 0);
  const last = layer * <usize>nz - row;
  for (let k = 0; k < nz; k++) {
    const back = below(k, nz, layer, isPeriodic(ways, 2));
    const front = above(k, nz, layer, isPeriodic(ways, 2));
    for (let j = 0; j < ny; j++) {
      const base = layer * <usize>k + row * <usize>j;
      const down = below(j, ny, row, isPeriodic(ways, 1));
      const up = above(j, ny, row, isPeriodic(ways, 1));
      const end = base + row;
      moveRow(ways, dt, signed, from, to, base, end, -4, 4, down, up, back, front);
      // Ends whose neighbour lies elsewhere; at other walls the face's rate is 0.
      if (wraps || base === 0) {
        const left = wraps && nx > 1 ? row - 4 : 0;
        const right: usize = nx > 1 ? 4 : 0;
        moveRow(ways, dt, signed, from, to, base, base + 4, left, right, down, up, back, front);
      }
      if (nx > 1 && (wraps || base === last)) {
        const right: usize = wraps ? 4 - row : 0;
        moveRow(ways, dt, signed, from, to, end - 4, end, -4, right, down, up, back, front);
      }
    }
  }
}

/**
 * Voxels start <= o < end (bytes from the first) of a row with neighbours `left`, `right` ... bytes
 * away; 0: there is none.
 */
function moveRow(
  ways: usize,
  dt: f32,
  signed: i32,
  from: usize,
  to: usize,
  start: usize,
  end: usize,
  left: usize,
  right: usize,
  down: usize,
  up: usize,
  back: usize,
  front: usize,
): void {
  const zero = zeroRow(ways) - start;
  const F0 = right === 0 ? zero : forwardRates(ways, 0);
  const B0 = right === 0 ? zero : backwardRates(ways, 0);
  const leftF = left === 0 ? zero : forwardRates(ways, 0) + left;
  const leftB = left === 0 ? zero : backwardRates(ways, 0) + left;
  const F1 = up === 0 ? zero : forwardRates(ways, 1);
  const B1 = up === 0 ? zero : backwardRates(ways, 1);
  const downF = down === 0 ? zero : forwardRates(ways, 1) + down;
  const downB = down === 0 ? zero : backwardRates(ways, 1) + down;
  const isSolid = back !== 0 || front !== 0;
  const F2 = front === 0 ? zero : forwardRates(ways, 2);
  const B2 = front === 0 ? zero : backwardRates(ways, 2);
  const backF = back === 0 ? zero : forwardRates(ways, 2) + back;
  const backB = back === 0 ? zero : backwardRates(ways, 2) + back;
  const bits = keptBits(signed);
  const step = all(dt);
  for (let o = start; o < end; o += 16) {
    const n = at(from + o);
    const out0 = sub(mul(at(F0 + o), n), mul(at(B0 + o), at(from + o + right)));
    const into0 = sub(mul(at(leftF + o), at(from + o + left)), mul(at(leftB + o), n));
    const out1 = sub(mul(at(F1 + o), n), mul(at(B1 + o), at(from + o + up)));
    const into1 = sub(mul(at(downF + o), at(from + o + down)), mul(at(downB + o), n));
    let change = add(sub(into0, out0), sub(into1, out1));
    if (isSolid) {
      const out2 = sub(mul(at(F2 + o), n), mul(at(B2 + o), at(from + o + front)));
      const into2 = sub(mul(at(backF + o), at(from + o + back)), mul(at(backB + o), n));
      change = add(change, sub(into2, out2));
    }
    const next = kept(add(n, mul(step, change)), bits);
    if (end - o >= 16) v128.store(to + o, next);
    else storeFirst(to + o, next, end - o);
  }
}
