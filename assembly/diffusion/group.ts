/** Four planar planes, one per lane. */
export class Planes {
  a: usize;
  b: usize;
  c: usize;
  d: usize;
}

/**
 * A solve of four substrates, in memory as src/engine/cpu/diffusion/group-table.ts writes it. All but
 * the last three members are scratch that groups solved one after the other share.
 */
export class Group {
  /** Addresses of the levels, finest first. */
  levels: usize;
  count: i32;
  /** Planar planes: base of the stage, and what the solve starts from. */
  base: Planes;
  carry: Planes;
  loss: Planes;
  gain: Planes;
  guess: Planes;
  result: Planes;
  diffusion: Planes;
  /** The solve starts from 0: base; 1: guess; 2: their mean. */
  from: i32;
  /** Bit of a lane: signed, so that nothing is limited. */
  signed: i32;
  /** Error that the solve may leave, as a share of the bound U, and the most iterations. */
  tolerance: f32;
  most: i32;
  /** dt D/h^2 per axis (dt/h^2 where D varies) within and where an axis wraps, v128 each. */
  factors: usize;
  /** Lanes: iterate v, search direction p, its image A p. */
  iterate: usize;
  direction: usize;
  image: usize;
  /** Scalars of the lanes (lane-values.ts). */
  lanes: usize;
  /** Room: four rows and a row of zeros with one cell beyond either end, a row, 20 vectors. */
  ring: usize;
  zero: usize;
  row: usize;
  room: usize;
  /** Room: three vectors per row. */
  sums: usize;
  constants: usize;
}

export function levelOf(g: Group, l: i32): usize {
  return load<usize>(g.levels + ((<usize>l) << 2));
}
