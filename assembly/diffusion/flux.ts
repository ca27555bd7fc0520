import { add, all, at, div, mul, sub } from "../lib/vectors";

/** What diffuses into the voxels of one substrate, in memory as src/engine/cpu/diffusion/substrate-solver.ts writes it. */
export class Medium {
  nx: i32;
  ny: i32;
  nz: i32;
  /** 1 where the axis wraps. */
  wrapsX: i32;
  wrapsY: i32;
  wrapsZ: i32;
  /** dt D/h^2 per axis, or dt/h^2 where D varies. */
  rx: f32;
  ry: f32;
  rz: f32;
  /** Planar plane of D; 0: uniform. */
  diffusion: usize;
}

/** Row q = j + ny k of L u, planar, to `out` (which has room for a vector past the row). */
export function fluxRow(m: Medium, u: usize, q: i32, out: usize): void {
  const k = q / m.ny;
  const j = q - k * m.ny;
  const stride = (<usize>m.nx) << 2;
  const row = stride * <usize>q;
  const sheet = stride * <usize>m.ny;
  // Offsets to the rows beside; 0 (the row itself) beyond a closed wall.
  const down = lowerOffset(j, m.ny, m.wrapsY, stride);
  const up = upperOffset(j, m.ny, m.wrapsY, stride);
  const back = lowerOffset(k, m.nz, m.wrapsZ, sheet);
  const front = upperOffset(k, m.nz, m.wrapsZ, sheet);
  const last = stride - 4;
  let o =
    m.diffusion === 0
      ? spreadUniform(m, u + row, last, down, up, back, front, out)
      : spreadVarying(m, u, row, last, down, up, back, front, out);
  for (; o < last; o += 4) {
    const v = row + o;
    store<f32>(out + o, fluxVoxel(m, u, v, v - 4, v + 4, down, up, back, front));
  }
  const left = m.wrapsX ? row + last : row;
  const right = m.wrapsX ? row : row + last;
  const second = m.nx > 1 ? row + 4 : right;
  store<f32>(out, fluxVoxel(m, u, row, left, second, down, up, back, front));
  if (m.nx === 1) return;
  const v = row + last;
  store<f32>(out + last, fluxVoxel(m, u, v, v - 4, right, down, up, back, front));
}

function lowerOffset(i: i32, n: i32, wraps: i32, stride: usize): usize {
  if (i > 0) return <usize>0 - stride;
  return wraps ? stride * <usize>(n - 1) : 0;
}

function upperOffset(i: i32, n: i32, wraps: i32, stride: usize): usize {
  if (i < n - 1) return stride;
  return wraps ? <usize>0 - stride * <usize>(n - 1) : 0;
}

/** Four at a time from the second voxel on; returns where it stops before the last. */
function spreadUniform(
  m: Medium,
  row: usize,
  last: usize,
  down: usize,
  up: usize,
  back: usize,
  front: usize,
  out: usize,
): usize {
  const rx = all(m.rx);
  const ry = all(m.ry);
  const rz = all(m.rz);
  const isDeep = m.nz > 1;
  let o: usize = 4;
  for (; o + 16 <= last; o += 16) {
    const v = row + o;
    const own = at(v);
    const alongX = mul(rx, add(sub(at(v - 4), own), sub(at(v + 4), own)));
    let sum = add(alongX, mul(ry, add(sub(at(v + down), own), sub(at(v + up), own))));
    if (isDeep) sum = add(sum, mul(rz, add(sub(at(v + back), own), sub(at(v + front), own))));
    v128.store(out + o, sum);
  }
  return o;
}

function spreadVarying(
  m: Medium,
  u: usize,
  row: usize,
  last: usize,
  down: usize,
  up: usize,
  back: usize,
  front: usize,
  out: usize,
): usize {
  const d = m.diffusion;
  let o: usize = 4;
  for (; o + 16 <= last; o += 16) {
    const v = row + o;
    let sum = throughFaces(d, u, v, v - 4, v + 4, m.rx);
    sum = add(sum, throughFaces(d, u, v, v + down, v + up, m.ry));
    if (m.nz > 1) sum = add(sum, throughFaces(d, u, v, v + back, v + front, m.rz));
    v128.store(out + o, sum);
  }
  return o;
}

/** Through the two faces across one axis, four voxels from byte v on. */
function throughFaces(d: usize, u: usize, v: usize, lower: usize, upper: usize, r: f32): v128 {
  const own = at(u + v);
  const below = sub(at(u + lower), own);
  const above = sub(at(u + upper), own);
  const ownD = at(d + v);
  const low = mul(harmonic(ownD, at(d + lower)), below);
  return mul(all(r), add(low, mul(harmonic(ownD, at(d + upper)), above)));
}

function twice(a: v128): v128 {
  return add(a, a);
}

function harmonic(a: v128, b: v128): v128 {
  return div(twice(mul(a, b)), f32x4.pmax(add(a, b), all(1e-30)));
}

/** The same of all axes for the voxel at byte v, by the same operations in one lane. */
function fluxVoxel(
  m: Medium,
  u: usize,
  v: usize,
  left: usize,
  right: usize,
  down: usize,
  up: usize,
  back: usize,
  front: usize,
): f32 {
  let sum = pairVoxel(m, u, v, left, right, m.rx) + pairVoxel(m, u, v, v + down, v + up, m.ry);
  if (m.nz > 1) sum += pairVoxel(m, u, v, v + back, v + front, m.rz);
  return sum;
}

function pairVoxel(m: Medium, u: usize, v: usize, lower: usize, upper: usize, r: f32): f32 {
  const own = load<f32>(u + v);
  const below = load<f32>(u + lower) - own;
  const above = load<f32>(u + upper) - own;
  const d = m.diffusion;
  if (d === 0) return r * (below + above);
  const ownD = load<f32>(d + v);
  const low = harmonicOne(ownD, load<f32>(d + lower)) * below;
  return r * (low + harmonicOne(ownD, load<f32>(d + upper)) * above);
}

function harmonicOne(a: f32, b: f32): f32 {
  return (2 * (a * b)) / max(a + b, f32(1e-30));
}
