import { at } from "./vectors";

/** Four values of each of four planes (byte offset `o` in each) -> four voxels of lanes at `out`. */
export function toLanes(a: usize, b: usize, c: usize, d: usize, o: usize, out: usize): void {
  const x = at(a + o);
  const y = at(b + o);
  const z = at(c + o);
  const w = at(d + o);
  const xy0 = v128.shuffle<f32>(x, y, 0, 4, 1, 5);
  const xy1 = v128.shuffle<f32>(x, y, 2, 6, 3, 7);
  const zw0 = v128.shuffle<f32>(z, w, 0, 4, 1, 5);
  const zw1 = v128.shuffle<f32>(z, w, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f64>(xy0, zw0, 0, 2));
  v128.store(out + 16, v128.shuffle<f64>(xy0, zw0, 1, 3));
  v128.store(out + 32, v128.shuffle<f64>(xy1, zw1, 0, 2));
  v128.store(out + 48, v128.shuffle<f64>(xy1, zw1, 1, 3));
}

/** The reverse: four voxels x, y, z, w of lanes -> four values of each of four planes. */
export function fromLanes(
  x: v128,
  y: v128,
  z: v128,
  w: v128,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  o: usize,
): void {
  const xy0 = v128.shuffle<f32>(x, y, 0, 4, 1, 5);
  const xy1 = v128.shuffle<f32>(x, y, 2, 6, 3, 7);
  const zw0 = v128.shuffle<f32>(z, w, 0, 4, 1, 5);
  const zw1 = v128.shuffle<f32>(z, w, 2, 6, 3, 7);
  v128.store(a + o, v128.shuffle<f64>(xy0, zw0, 0, 2));
  v128.store(b + o, v128.shuffle<f64>(xy0, zw0, 1, 3));
  v128.store(c + o, v128.shuffle<f64>(xy1, zw1, 0, 2));
  v128.store(d + o, v128.shuffle<f64>(xy1, zw1, 1, 3));
}
