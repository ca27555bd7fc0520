import { ONE, TINY_CARRY } from "../lib/constants";
import { add, all, at, div, flush, mul, sub } from "../lib/lanes";
import { fitted } from "./fitted";
import { fluxRow, Medium } from "./flux";

/** Planar planes of one substrate in one stage, in memory as substrate-table.ts writes it. */
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
  /** Room for L u', a planar plane. */
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
  const end = (<usize>(rows * m.nx)) << 2;
  let o: usize = 0;
  for (let q = 0; q < rows; q++) {
    const done = (<usize>((q + 1) * m.nx)) << 2;
    fluxRow(m, planes.after, q, planes.flux + done - ((<usize>m.nx) << 2));
    for (; o + 16 <= done; o += 16) closeFour(planes, o);
  }
  for (; o < end; o += 16) closeFour(planes, o);
}

function closeFour(planes: Closure, o: usize): void {
  const after = at(planes.after + o);
  const s = at(planes.gain + o);
  const z = at(planes.loss + o);
  const t = planes.constants;
  const flux = at(planes.flux + o);
  const change = add(sub(at(planes.before + o), after), at(planes.carry + o));
  const sum = add(change, s);
  const one = at(t + ONE);
  let loss = add(mul(z, after), mul(sub(one, fitted(z, t)), change));
  const rest = add(sub(sum, loss), flux);
  // Of what the solve left, the carry keeps what the local rate would leave: 1 - kappa = z/(1 + z).
  loss = add(loss, mul(div(z, add(one, z)), rest));
  if (planes.share !== 0) loss = convert(planes, o, loss);
  const carry = add(sub(sum, loss), flux);
  v128.store(planes.carryAfter + o, flush(carry, at(t + TINY_CARRY)));
}

/** What is booked where conversions take a share sigma of the loss. */
function convert(planes: Closure, o: usize, loss: v128): v128 {
  const sigma = at(planes.share + o);
  const taken = mul(sigma, f32x4.pmax(loss, all(0)));
  const booked = add(taken, mul(sub(at(planes.constants + ONE), sigma), loss));
  const to = planes.taken + o;
  v128.store(to, planes.isSecond ? add(at(to), taken) : taken);
  return v128.bitselect(booked, loss, f32x4.gt(sigma, all(0)));
}
