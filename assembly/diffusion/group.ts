/** Four planar planes, one per lane. */
export class Planes {
  a: usize;
  b: usize;
  c: usize;
  d: usize;
}

/**
 * A solve of four substrates, in memory as src/engine/cpu/diffusion/substrate-group.ts writes it.
 * Iterate, direction, image, rooms and the planes of the levels are scratch that groups share which
 * are not solved at once.
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
  /** Room: four rows and a row of zeros with one cell beyond either end, a row, 160 vectors. */
  ring: usize;
  zero: usize;
  row: usize;
  room: usize;
  /** Room: three vectors per row. */
  sums: usize;
  constants: usize;
  /** 1 where D varies in some lane; else `diffusion` is not read. */
  varies: i32;
}

/** The group as a thread solves it. */
export function groupOf(list: usize, thread: i32): Group {
  return changetype<Group>(load<usize>(list + ((<usize>thread) << 2)));
}

export function levelOf(g: Group, l: i32): usize {
  return load<usize>(g.levels + ((<usize>l) << 2));
}
