import { add, all, at, flush, mul } from "../lib/vectors";

/**
 * Sums of lanes: a row in single precision, rows in double in a fixed order, so that a sum does not
 * depend on who makes which rows. Rows lie one after the other, a v128 each.
 */

/** Two more f64x2 at `out`, the lanes' sums over all rows. */
export function sumRows(rows: usize, count: i32, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let q = 0; q < count; q++) {
    const row = at(rows + ((<usize>q) << 4));
    low = f64x2.add(low, f64x2.promote_low_f32x4(row));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f64>(row, row, 1, 1)));
  }
  v128.store(out, low);
  v128.store(out + 16, high);
}

/** The lanes' maxima over all rows. */
export function maxRows(rows: usize, count: i32, out: usize): void {
  let most = all(0);
  for (let q = 0; q < count; q++) most = f32x4.pmax(most, at(rows + ((<usize>q) << 4)));
  v128.store(out, most);
}

/**
 * A row of the preconditioned residual w, `from` -> `to` with what is all but 0 set to 0; its scalar
 * products with r and (unless 0) Ap, and max |w|, to a row of each of three planes of rows.
 */
export function measureRow(
  from: usize,
  to: usize,
  r: usize,
  ap: usize,
  scale: v128,
  least: v128,
  cells: i32,
  out: usize,
  plane: usize,
): void {
  const end = (<usize>cells) << 4;
  const pairs = end & ~(<usize>31);
  let rw0 = all(0);
  let rw1 = rw0;
  let aw0 = rw0;
  let aw1 = rw0;
  let most = rw0;
  let o: usize = 0;
  if (ap === 0) {
    for (; o < pairs; o += 32) {
      const w0 = flush(at(from + o), least);
      const w1 = flush(at(from + o + 16), least);
      v128.store(to + o, w0);
      v128.store(to + o + 16, w1);
      rw0 = add(rw0, mul(mul(at(r + o), scale), mul(w0, scale)));
      rw1 = add(rw1, mul(mul(at(r + o + 16), scale), mul(w1, scale)));
      most = f32x4.pmax(most, f32x4.pmax(f32x4.abs(w0), f32x4.abs(w1)));
    }
  } else {
    for (; o < pairs; o += 32) {
      const w0 = flush(at(from + o), least);
      const w1 = flush(at(from + o + 16), least);
      v128.store(to + o, w0);
      v128.store(to + o + 16, w1);
      const s0 = mul(w0, scale);
      const s1 = mul(w1, scale);
      rw0 = add(rw0, mul(mul(at(r + o), scale), s0));
      rw1 = add(rw1, mul(mul(at(r + o + 16), scale), s1));
      aw0 = add(aw0, mul(mul(at(ap + o), scale), s0));
      aw1 = add(aw1, mul(mul(at(ap + o + 16), scale), s1));
      most = f32x4.pmax(most, f32x4.pmax(f32x4.abs(w0), f32x4.abs(w1)));
    }
  }
  if (o < end) {
    const w0 = flush(at(from + o), least);
    v128.store(to + o, w0);
    rw0 = add(rw0, mul(mul(at(r + o), scale), mul(w0, scale)));
    if (ap !== 0) aw0 = add(aw0, mul(mul(at(ap + o), scale), mul(w0, scale)));
    most = f32x4.pmax(most, f32x4.abs(w0));
  }
  v128.store(out, add(rw0, rw1));
  v128.store(out + plane, add(aw0, aw1));
  v128.store(out + 2 * plane, most);
}
