import { all, at, mul } from "../lib/vectors";

/**
 * One level of a group of four substrates, in memory as src/engine/cpu/diffusion/substrate-group.ts
 * writes it. Planes hold a v128 per cell, x fastest. Everything is extensive: coefficients and
 * conductances are sums over the finest voxels that a cell covers.
 */
export class Level {
  nx: i32;
  ny: i32;
  nz: i32;
  /** 1 where the next level halves the axis. */
  halveX: i32;
  halveY: i32;
  halveZ: i32;
  /** Width of the last cell in units of the others', in (0, 1]. */
  lastX: f32;
  lastY: f32;
  lastZ: f32;
  /** Finest voxels in a cell that is not the last of an axis. */
  volume: f32;
  /** 1 where the axis wraps for some substrate of the group and has an odd length > 1. */
  oddX: i32;
  oddY: i32;
  oddZ: i32;
  /** Of the faces across x and across y, between cells that are not the last: v128 each. */
  conductance: usize;
  /** Face towards the upper neighbour, per cell and axis; 0: not there (conductance instead). */
  facesX: usize;
  facesY: usize;
  facesZ: usize;
  coefficient: usize;
  /** 1/(coefficient + all faces of the cell). */
  inverse: usize;
  rhs: usize;
  solution: usize;
}

export function level(address: usize): Level {
  return changetype<Level>(address);
}

export function rowCount(l: Level): i32 {
  return l.ny * l.nz;
}

/** Bytes before row (j, k) in a plane of lanes. */
export function rowStart(l: Level, j: i32, k: i32): usize {
  return (<usize>(l.nx * (j + l.ny * k))) << 4;
}

/** Width of cell `i` of an axis with `n` cells. */
export function width(i: i32, n: i32, last: f32): f32 {
  if (i === n - 1) return last;
  return 1;
}

/** Conductance of the faces across x of row j (two dimensions, uniform diffusion). */
export function alongRow(l: Level, j: i32): v128 {
  return mul(at(l.conductance), all(width(j, l.ny, l.lastY)));
}

/** The same across y, of columns but the last. */
export function acrossRows(l: Level): v128 {
  return at(l.conductance + 16);
}

/** The same across y, of the last column. */
export function acrossRowsLast(l: Level): v128 {
  return mul(at(l.conductance + 16), all(l.lastX));
}
