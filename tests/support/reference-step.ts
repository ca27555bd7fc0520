import type { Grid } from "../../src/model/grid.ts";

/** A linear substrate u_t = div(D grad u) + s - k u, coefficients constant in time. */
export interface LinearSubstrate {
  readonly grid: Grid;
  /** Per axis. */
  readonly periodic: readonly [boolean, boolean, boolean];
  /** um^2/min, per voxel; 0 closes its faces. */
  readonly diffusion: ArrayLike<number>;
  /** 1/min and unit/min, per voxel. */
  readonly loss: ArrayLike<number>;
  readonly gain: ArrayLike<number>;
}

/** A value and its carry per voxel, and what a stage took at most. */
export interface Amounts {
  readonly u: Float64Array;
  readonly e: Float64Array;
}

/**
 * One step of the extrapolated fitted scheme in double precision, each stage solved to round-off: by the
 * formulas of docs/numerics.md, face by face and without levels, as an independent answer.
 */
export function referenceStep(substrate: LinearSubstrate, start: Amounts, dt: number): Amounts {
  const whole = solveStage(substrate, start, dt);
  const first = solveStage(substrate, start, dt / 2);
  const second = solveStage(substrate, first.end, dt / 2);
  const bound = Math.max(whole.bound, first.bound, second.bound);
  const b = second.end;
  const top = Math.max(...b.u, ...start.u);
  const slack = 1e-4 * top;
  let theta = 1;
  for (let i = 0; i < b.u.length; i++) {
    const d = b.u[i]! - whole.end.u[i]!;
    if (b.u[i]! + d < -slack) theta = Math.min(theta, (b.u[i]! + slack) / -d);
    if (b.u[i]! + d > bound + slack) theta = Math.min(theta, (bound + slack - b.u[i]!) / d);
  }
  const u = b.u.map((value, i) =>
    Math.min(Math.max(value + theta * (value - whole.end.u[i]!), 0), bound),
  );
  const e = b.e.map(
    (held, i) =>
      b.u[i]! -
      u[i]! +
      theta * (b.u[i]! - whole.end.u[i]!) +
      held +
      theta * (held - whole.end.e[i]!),
  );
  return { u, e };
}

function solveStage(substrate: LinearSubstrate, base: Amounts, dt: number) {
  const n = base.u.length;
  const faces = facesOf(substrate, dt);
  const z = Float64Array.from(substrate.loss, (k) => dt * k);
  const S = Float64Array.from(substrate.gain, (s) => dt * s);
  const m = z.map((value) => (value === 0 ? 1 : value > 80 ? 0 : value / Math.expm1(value)));
  const c = m.map((value, i) => value + z[i]!);
  const f = m.map((value, i) => value * (base.u[i]! + base.e[i]!) + S[i]!);
  const v = conjugateGradients(c, faces, f);
  let bound = 0;
  for (let i = 0; i < n; i++) bound = Math.max(bound, (m[i]! * base.u[i]! + S[i]!) / c[i]!);
  bound *= 1 + 2 ** -22;
  const u = v.map((value) => Math.min(Math.max(value, 0), bound));
  const flow = flows(faces, u);
  const e = u.map((value, i) => {
    const q = base.u[i]! - value + base.e[i]!;
    const loss = z[i]! * value + (1 - m[i]!) * q;
    const rest = q + S[i]! - loss + flow[i]!;
    const booked = loss + (1 - 1 / (1 + z[i]!)) * rest;
    return q + S[i]! - booked + flow[i]!;
  });
  return { end: { u, e }, bound };
}

interface Face {
  readonly a: number;
  readonly b: number;
  readonly conductance: number;
}

function facesOf({ grid, periodic, diffusion }: LinearSubstrate, dt: number): Face[] {
  const counts = [grid.nx, grid.ny, grid.nz];
  const widths = [grid.dx, grid.dy, grid.dz];
  const strides = [1, grid.nx, grid.nx * grid.ny];
  const faces: Face[] = [];
  for (let a = 0; a < diffusion.length; a++) {
    for (let axis = 0; axis < 3; axis++) {
      const n = counts[axis]!;
      const i = Math.floor(a / strides[axis]!) % n;
      if (n === 1 || (i === n - 1 && !periodic[axis])) continue;
      const b = i === n - 1 ? a - (n - 1) * strides[axis]! : a + strides[axis]!;
      const [D, E] = [diffusion[a]!, diffusion[b]!];
      const mean = D + E > 0 ? (2 * D * E) / (D + E) : 0;
      faces.push({ a, b, conductance: (dt * mean) / widths[axis]! ** 2 });
    }
  }
  return faces;
}

/** Sum of G (u_j - u) per voxel. */
function flows(faces: readonly Face[], u: Float64Array): Float64Array {
  const flow = new Float64Array(u.length);
  for (const { a, b, conductance } of faces) {
    const amount = conductance * (u[b]! - u[a]!);
    flow[a] = flow[a]! + amount;
    flow[b] = flow[b]! - amount;
  }
  return flow;
}

/** Solves (c - L) u = f, preconditioned by the diagonal. */
function conjugateGradients(
  c: Float64Array,
  faces: readonly Face[],
  f: Float64Array,
): Float64Array {
  const n = f.length;
  const diagonal = c.slice();
  for (const { a, b, conductance } of faces) {
    diagonal[a] = diagonal[a]! + conductance;
    diagonal[b] = diagonal[b]! + conductance;
  }
  const u = new Float64Array(n);
  const r = f.slice();
  let p = r.map((value, i) => value / diagonal[i]!);
  let rz = dot(r, p);
  const goal = 1e-30 * rz;
  for (let round = 0; round < 20 * n && rz > goal; round++) {
    const flow = flows(faces, p);
    const image = p.map((value, i) => c[i]! * value - flow[i]!);
    const alpha = rz / dot(p, image);
    for (let i = 0; i < n; i++) {
      u[i] = u[i]! + alpha * p[i]!;
      r[i] = r[i]! - alpha * image[i]!;
    }
    const w = r.map((value, i) => value / diagonal[i]!);
    const next = dot(r, w);
    const beta = next / rz;
    p = w.map((value, i) => value + beta * p[i]!);
    rz = next;
  }
  return u;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
