import { HALF, ONE, ROOM } from "../lib/constants";
import { toLanes } from "../lib/transpose";
import { add, all, at, div, mul, sub } from "../lib/vectors";
import { fitted } from "./fitted";
import { Group, Planes } from "./group";
import { BOUND, RANGE, SIZE } from "./lane-values";
import { level, rowCount, rowStart } from "./level";
import { clearCoarse, prepareRow } from "./prepare";
import { spreadRow } from "./spread";

/** Voxels that are turned into lanes at a time, and bytes of their vectors. */
const CHUNK = 32;
const PLANE: usize = 512;

/**
 * From planar planes: the iterate v, c = m + z, the residual r = m ((u - v) + e) + S - z v + L v,
 * 1/(c + G), the next level's coefficients, and the bound max (m u + S)/c, with two units in the last
 * place of room where sources win (S > z u), or slow ones would never move u; elsewhere none, or the bound
 * would creep up with every solve. Values are turned into lanes
 * just ahead of the rows that need them.
 */
export function begin(g: Group, finest: usize, coarse: usize): void {
  const l = level(finest);
  const rows = rowCount(l);
  const voxels = rows * l.nx;
  clearCoarse(coarse);
  v128.store(g.lanes + BOUND, all(0));
  v128.store(g.lanes + SIZE, all(0));
  v128.store(g.lanes + RANGE, all(0));
  let done = 0;
  for (let q = 0; q < rows; q++) {
    const k = q / l.ny;
    const j = q - k * l.ny;
    const need = l.facesX === 0 ? min((q + 2) * l.nx, voxels) : voxels;
    for (; done < need; done += CHUNK) {
      beginCells(g, l.coefficient, l.rhs, done, min(CHUNK, voxels - done));
    }
    const row = rowStart(l, j, k);
    spreadRow(l, g.iterate, j, k, g.row);
    const end = (<usize>l.nx) << 4;
    const rhs = l.rhs + row;
    for (let o: usize = 0; o < end; o += 16) {
      v128.store(rhs + o, add(at(rhs + o), at(g.row + o)));
    }
    prepareRow(l, coarse, j, k, g.row);
  }
}

function beginCells(g: Group, c: usize, r: usize, voxel: i32, count: i32): void {
  const u = g.room;
  const e = u + PLANE;
  const z = e + PLANE;
  const s = z + PLANE;
  const guess = s + PLANE;
  planesToLanes(g.base, voxel, count, u);
  planesToLanes(g.carry, voxel, count, e);
  planesToLanes(g.loss, voxel, count, z);
  planesToLanes(g.gain, voxel, count, s);
  const from = g.from;
  if (from !== 0) planesToLanes(g.guess, voxel, count, guess);
  const half = at(g.constants + HALF);
  const t = g.constants;
  const target = (<usize>voxel) << 4;
  const iterate = g.iterate + target;
  const coefficients = c + target;
  const residuals = r + target;
  const end = (<usize>count) << 4;
  let bound = at(g.lanes + BOUND);
  let size = at(g.lanes + SIZE);
  let range = at(g.lanes + RANGE);
  for (let o: usize = 0; o < end; o += 16) {
    const base = at(u + o);
    let v = base;
    if (from !== 0) {
      v = at(guess + o);
      if (from === 2) v = mul(half, add(base, v));
    }
    const rate = at(z + o);
    const m = fitted(rate, t);
    const coefficient = add(m, rate);
    const old = mul(m, add(sub(base, v), at(e + o)));
    const local = div(add(mul(m, base), at(s + o)), coefficient);
    const rises = f32x4.gt(at(s + o), mul(rate, base));
    const room = v128.bitselect(at(t + ROOM), at(t + ONE), rises);
    bound = f32x4.pmax(bound, mul(local, room));
    size = f32x4.pmax(size, f32x4.abs(local));
    range = f32x4.pmax(range, f32x4.abs(base));
    v128.store(iterate + o, v);
    v128.store(coefficients + o, coefficient);
    v128.store(residuals + o, sub(add(old, at(s + o)), mul(rate, v)));
  }
  v128.store(g.lanes + BOUND, bound);
  v128.store(g.lanes + SIZE, size);
  v128.store(g.lanes + RANGE, range);
}

/** `count` voxels of four planar planes from `voxel` on, to vectors at `out`. */
function planesToLanes(planes: Planes, voxel: i32, count: i32, out: usize): void {
  const start = (<usize>voxel) << 2;
  const a = planes.a + start;
  const b = planes.b + start;
  const c = planes.c + start;
  const d = planes.d + start;
  const end = (<usize>count) << 2;
  for (let o: usize = 0; o < end; o += 16) toLanes(a, b, c, d, o, out + (o << 2));
}
