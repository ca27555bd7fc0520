import { ONE, TINY_CARRY } from "../lib/constants";
import { add, all, at, div, flush, mul, sub } from "../lib/vectors";
import { fitted } from "./fitted";
import { fluxRow, Medium } from "./flux";

/** Planar planes of one substrate in one stage, in memory as src/engine/cpu/diffusion/substrate-solver.ts writes it. */
class Closure {
  /** Base of the stage. */
  before: usize;
  carry: usize;
  /** Solution of the stage. */
  after: usize;
  loss: usize;
  gain: usize;
  /** What conversions take of the loss; 0: nothing. */
  share: usize;
  /** To: the carry after the stage (may be `carry`). */
  carryAfter: usize;
  /** To: what conversions took; only with `share`. */
  taken: usize;
  /** 1: adds to `taken`. */
  isSecond: i32;
  /** Room for a row of L u' and a vector more. */
  flux: usize;
  constants: usize;
}

/**
 * The closure: e' = u + e + S + L u' - u' - (what is booked as lost), from the numbers as they are in
 * memory. So the amount u + e changes by exactly what is booked, however good the solve was.
 */
export function close(mediumAddress: usize, closureAddress: usize): void {
  const m = changetype<Medium>(mediumAddress);
  const planes = changetype<Closure>(closureAddress);
  const rows = m.ny * m.nz;
  const row = (<usize>m.nx) << 2;
  const room = planes.flux;
  let o: usize = 0;
  for (let q = 0; q < rows; q++) {
    const done = row * <usize>(q + 1);
    fluxRow(m, planes.after, q, room + (done - row - o));
    // Rows need not be multiples of 4, but vectors go on from one row into the next.
    const end = q < rows - 1 ? done & ~(<usize>15) : done;
    closeCells(planes, o, end, room - o);
    if (end < done) v128.store(room, at(room + (end - o)));
    o = end;
  }
}

/**
 * From byte `start`, a multiple of 16, to `end`; the last vector may go beyond. `flux`: where L u' of
 * byte 0 would lie.
 */
function closeCells(planes: Closure, start: usize, end: usize, flux: usize): void {
  const before = planes.before;
  const after = planes.after;
  const carry = planes.carry;
  const lossRate = planes.loss;
  const gain = planes.gain;
  const carryAfter = planes.carryAfter;
  const exports = planes.share !== 0;
  const t = planes.constants;
  for (let o = start; o < end; o += 16) {
    const u = at(after + o);
    const z = at(lossRate + o);
    const change = add(sub(at(before + o), u), at(carry + o));
    const sum = add(change, at(gain + o));
    const spread = at(flux + o);
    const one = at(t + ONE);
    let loss = add(mul(z, u), mul(sub(one, fitted(z, t)), change));
    const rest = add(sub(sum, loss), spread);
    // Of what the solve left, the carry keeps what the local rate would leave: 1 - kappa = z/(1 + z).
    loss = add(loss, mul(div(z, add(one, z)), rest));
    if (exports) loss = convert(planes, o, loss);
    v128.store(carryAfter + o, flush(add(sub(sum, loss), spread), at(t + TINY_CARRY)));
  }
}

/** What is booked where conversions take a share sigma of the loss. */
function convert(planes: Closure, o: usize, loss: v128): v128 {
  const sigma = at(planes.share + o);
  const taken = mul(sigma, f32x4.pmax(all(0), loss));
  const booked = add(taken, mul(sub(at(planes.constants + ONE), sigma), loss));
  const to = planes.taken + o;
  v128.store(to, planes.isSecond ? add(at(to), taken) : taken);
  return v128.bitselect(booked, loss, f32x4.gt(sigma, all(0)));
}
