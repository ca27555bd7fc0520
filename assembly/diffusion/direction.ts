import { add, all, at, mul, sub } from "../lib/vectors";
import { BETA, SCALE } from "./lane-values";
import { Level, level, rowCount, rowStart } from "./level";
import { spreadRow } from "./spread";

/**
 * p = w + beta p (w alone if `isFirst`), Ap = c p - L p, and per row the sums of p Ap and r p and
 * the largest |p| to three planes of rows at `sums`; `spread` is room for a row. The image follows as
 * soon as the rows that it needs are there.
 */
export function direct(
  finest: usize,
  lanes: usize,
  p: usize,
  ap: usize,
  isFirst: i32,
  spread: usize,
  sums: usize,
): void {
  const l = level(finest);
  const rows = rowCount(l);
  const lead = l.facesX === 0 ? 1 : rows;
  for (let t = 0; t < rows + lead; t++) {
    if (t < rows) {
      const row = (<usize>(t * l.nx)) << 4;
      if (isFirst) memory.copy(p + row, l.solution + row, (<usize>l.nx) << 4);
      else directCells(l.solution + row, p + row, at(lanes + BETA), l.nx);
    }
    if (t >= lead) imageRow(l, p, ap, t - lead, spread, at(lanes + SCALE), sums);
  }
}

function directCells(w: usize, p: usize, beta: v128, cells: i32): void {
  const end = (<usize>cells) << 4;
  for (let o: usize = 0; o < end; o += 16) {
    v128.store(p + o, add(at(w + o), mul(beta, at(p + o))));
  }
}

function imageRow(
  l: Level,
  p: usize,
  ap: usize,
  q: i32,
  spread: usize,
  scale: v128,
  sums: usize,
): void {
  const k = q / l.ny;
  const j = q - k * l.ny;
  spreadRow(l, p, j, k, spread);
  const row = rowStart(l, j, k);
  const end = (<usize>l.nx) << 4;
  let pap0 = all(0);
  let pap1 = pap0;
  let rp0 = pap0;
  let rp1 = pap0;
  let most = pap0;
  for (let o: usize = 0; o < end; o += 16) {
    const own = at(p + row + o);
    const image = sub(mul(at(l.coefficient + row + o), own), at(spread + o));
    v128.store(ap + row + o, image);
    const scaled = mul(own, scale);
    most = f32x4.pmax(most, f32x4.abs(own));
    const pap = mul(scaled, mul(image, scale));
    const rp = mul(scaled, mul(at(l.rhs + row + o), scale));
    if (o & 16) {
      pap1 = add(pap1, pap);
      rp1 = add(rp1, rp);
    } else {
      pap0 = add(pap0, pap);
      rp0 = add(rp0, rp);
    }
  }
  const out = sums + ((<usize>q) << 4);
  v128.store(out, add(pap0, pap1));
  const plane = (<usize>rowCount(l)) << 4;
  v128.store(out + plane, add(rp0, rp1));
  v128.store(out + 2 * plane, most);
}
