import { HALF } from "../lib/constants";
import { add, all, at, div, mul, sub } from "../lib/lanes";
import { toLanes } from "../lib/transpose";
import { fitted } from "./fitted";
import { Group, Planes } from "./group";
import { BOUND, SIZE } from "./lane-values";
import { level, rowCount, rowStart } from "./level";
import { clearCoarse, prepareRow } from "./prepare";
import { spreadRow } from "./spread";

/**
 * From planar planes: the iterate v, c = m + z, the residual r = m ((u - v) + e) + S - z v + L v,
 * 1/(c + G), the next level's coefficients, and the bound max (m u + S)/c. Values are turned into lanes
 * just ahead of the rows that need them.
 */
export function begin(g: Group, finest: usize, coarse: usize): void {
  const l = level(finest);
  const rows = rowCount(l);
  const voxels = rows * l.nx;
  clearCoarse(coarse);
  v128.store(g.lanes + BOUND, all(0));
  v128.store(g.lanes + SIZE, all(0));
  let done = 0;
  for (let q = 0; q < rows; q++) {
    const k = q / l.ny;
    const j = q - k * l.ny;
    const need = l.facesX === 0 ? min((q + 2) * l.nx, voxels) : voxels;
    for (; done < need; done += 4) {
      beginFour(g, l.coefficient, l.rhs, done, min(4, voxels - done));
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

function beginFour(g: Group, c: usize, r: usize, voxel: i32, count: i32): void {
  const planar = (<usize>voxel) << 2;
  const room = g.room;
  planesToLanes(g.base, planar, room);
  planesToLanes(g.carry, planar, room + 64);
  planesToLanes(g.loss, planar, room + 128);
  planesToLanes(g.gain, planar, room + 192);
  const from = g.from;
  if (from !== 0) planesToLanes(g.guess, planar, room + 256);
  const target = (<usize>voxel) << 4;
  const end = (<usize>count) << 4;
  let bound = at(g.lanes + BOUND);
  let size = at(g.lanes + SIZE);
  for (let o: usize = 0; o < end; o += 16) {
    const u = at(room + o);
    const e = at(room + 64 + o);
    const z = at(room + 128 + o);
    const s = at(room + 192 + o);
    let v = u;
    if (from !== 0) {
      v = at(room + 256 + o);
      if (from === 2) v = mul(at(g.constants + HALF), add(u, v));
    }
    const m = fitted(z, g.constants);
    const coefficient = add(m, z);
    const rest = sub(add(mul(m, add(sub(u, v), e)), s), mul(z, v));
    const local = div(add(mul(m, u), s), coefficient);
    bound = f32x4.pmax(bound, local);
    size = f32x4.pmax(size, f32x4.abs(local));
    v128.store(g.iterate + target + o, v);
    v128.store(c + target + o, coefficient);
    v128.store(r + target + o, rest);
  }
  v128.store(g.lanes + BOUND, bound);
  v128.store(g.lanes + SIZE, size);
}

function planesToLanes(planes: Planes, o: usize, out: usize): void {
  toLanes(planes.a, planes.b, planes.c, planes.d, o, out);
}
