import type { Program } from "../../../compile/program.ts";
import type { Stage } from "../../../compile/step-plan.ts";
import type { Grid } from "../../../model/grid.ts";
import { voxelCount } from "../../../model/grid.ts";
import type { Boundary } from "../../../model/model.ts";
import type { CpuMemory, MemoryPlan, PlaneRegion } from "../memory.ts";
import type { Numerics } from "../numerics.ts";

/** Planes that a solver shares with kinetics: one per substrate (slot order) unless said. */
export interface SolverPlanes {
  /** All fields, substrates first, and what single precision could not hold of them. */
  readonly fields: PlaneRegion;
  readonly carry: PlaneRegion;
  /** Written by block `assemble`. */
  readonly loss: PlaneRegion;
  readonly gain: PlaneRegion;
  readonly share: PlaneRegion;
  /** One plane per layout.diffusionPlane. */
  readonly diffusion: PlaneRegion;
  /** Where the first half ended. */
  readonly half: PlaneRegion;
  /** What conversions took in the step. */
  readonly taken: PlaneRegion;
}

export interface SolveReport {
  readonly cycles: number;
  readonly unconverged: readonly {
    readonly slot: number;
    readonly voxel: number;
    readonly estimate: number;
  }[];
}

interface StageEnd {
  readonly u: Float64Array;
  readonly e: Float64Array;
  readonly taken: Float64Array;
  readonly most: number;
}

/**
 * The substrates' stages in double precision, plainly: every voxel and face by itself, conjugate
 * gradients with the diagonal as preconditioner. Slow, for want of the real one.
 */
export class SubstrateSolver {
  /** Largest value so far of every substrate. */
  readonly largest: Float32Array;
  readonly #program: Program;
  readonly #grid: Grid;
  readonly #regions: SolverPlanes;
  readonly #tolerance: number;
  readonly #diffusion: Float64Array;
  readonly #ends = new Map<string, StageEnd[]>();
  #planes: Record<keyof SolverPlanes, Float32Array[]> | null = null;
  #solved: { u: Float64Array; most: number }[] = [];
  #dt = 0;

  constructor(
    _plan: MemoryPlan,
    program: Program,
    grid: Grid,
    planes: SolverPlanes,
    tolerance = 1e-4,
  ) {
    this.#program = program;
    this.#grid = grid;
    this.#regions = planes;
    this.#tolerance = Math.min(tolerance, 1e-6);
    this.#diffusion = new Float64Array(program.layout.substrateCount);
    this.largest = new Float32Array(program.layout.substrateCount);
  }

  open(memory: CpuMemory, _numerics: Numerics): void {
    const { fields, carry, loss, gain, share, diffusion, half, taken } = this.#regions;
    const regions = { fields, carry, loss, gain, share, diffusion, half, taken };
    this.#planes = Object.fromEntries(
      Object.entries(regions).map(([name, region]) => [name, memory.planes(region)]),
    ) as Record<keyof SolverPlanes, Float32Array[]>;
  }

  setDiffusion(slot: number, D: number): void {
    this.#diffusion[slot] = D;
  }

  solve(stage: Stage, dt: number): SolveReport {
    this.#dt = dt;
    this.#solved = this.#slots().map((slot) => this.#solveOne(stage, slot));
    return { cycles: 1, unconverged: [] };
  }

  close(stage: Stage): void {
    const ends = this.#slots().map((slot) => this.#closeOne(stage, slot));
    this.#ends.set(stage.name, ends);
    if (stage.name === "first") {
      for (const [slot, { u }] of ends.entries()) this.#plane("half", slot).set(u);
    }
  }

  extrapolate(): { readonly error: number } {
    const errors = this.#slots().map((slot) => this.#extrapolateOne(slot));
    return { error: Math.max(0, ...errors) };
  }

  #slots(): number[] {
    return [...this.largest.keys()];
  }

  #plane(name: keyof SolverPlanes, index: number): Float32Array {
    const plane = this.#planes?.[name][index];
    if (plane === undefined) throw new Error(`There is no plane ${index} of ${name}`);
    return plane;
  }

  #base(stage: Stage, slot: number): { u: ArrayLike<number>; e: ArrayLike<number> } {
    if (stage.from === "start")
      return { u: this.#plane("fields", slot), e: this.#plane("carry", slot) };
    return this.#ends.get("first")?.[slot] as StageEnd;
  }

  #terms(stage: Stage, slot: number) {
    const { u, e } = this.#base(stage, slot);
    const z = this.#plane("loss", slot);
    const S = this.#plane("gain", slot);
    const m = Float64Array.from(z, (value) =>
      value === 0 ? 1 : value > 80 ? 0 : value / Math.expm1(value),
    );
    return { u, e, z, S, m };
  }

  #solveOne(stage: Stage, slot: number): { u: Float64Array; most: number } {
    const { u, e, z, S, m } = this.#terms(stage, slot);
    const n = voxelCount(this.#grid);
    const c = m.map((value, i) => value + z[i]!);
    const ratio = (i: number) => (m[i]! * u[i]! + S[i]!) / c[i]!;
    let most = 0;
    for (let i = 0; i < n; i++) most = Math.max(most, ratio(i));
    const r = new Float64Array(n);
    const flow = this.#flow(slot, u);
    for (let i = 0; i < n; i++) r[i] = m[i]! * e[i]! + S[i]! - z[i]! * u[i]! + flow[i]!;
    const v = this.#conjugate(slot, c, r, Float64Array.from(u));
    const bound = most * (1 + 2 ** -22);
    const signed = this.#program.layout.signedFields[slot] ?? false;
    for (let i = 0; i < n; i++) {
      v[i] = Math.fround(signed ? v[i]! : Math.min(Math.max(v[i]!, 0), bound));
    }
    return { u: v, most };
  }

  /** Adds the solution of c x - L x = r to `v`. */
  #conjugate(slot: number, c: Float64Array, r: Float64Array, v: Float64Array): Float64Array {
    const n = c.length;
    const diagonal = this.#diagonal(slot, c);
    let p = new Float64Array(n);
    let before = 0;
    const scale = Math.max(...Array.from(r, Math.abs), 1e-30);
    for (let iteration = 0; iteration < 2000; iteration++) {
      const w = r.map((value, i) => value / diagonal[i]!);
      const rho = dot(r, w) / scale / scale;
      if (Math.max(...w.map(Math.abs)) <= 1e-9 * this.#tolerance * scale || rho < 1e-30) break;
      const beta = iteration === 0 ? 0 : rho / before;
      before = rho;
      p = w.map((value, i) => value + beta * p[i]!);
      const flow = this.#flow(slot, p);
      const Ap = p.map((value, i) => c[i]! * value - flow[i]!);
      const alpha = (rho * scale * scale) / dot(p, Ap);
      for (let i = 0; i < n; i++) {
        v[i] = v[i]! + alpha * p[i]!;
        r[i] = r[i]! - alpha * Ap[i]!;
      }
    }
    return v;
  }

  #closeOne(stage: Stage, slot: number): StageEnd {
    const { u, e, z, S, m } = this.#terms(stage, slot);
    const { u: next, most } = this.#solved[slot]!;
    const flow = this.#flow(slot, next);
    const exports = this.#program.layout.exporting[slot] ?? false;
    const taken = new Float64Array(next.length);
    const carry = new Float64Array(next.length);
    for (let i = 0; i < next.length; i++) {
      const sigma = exports ? this.#plane("share", slot)[i]! : 0;
      const q = u[i]! - next[i]! + e[i]!;
      let loss = z[i]! * next[i]! + (1 - m[i]!) * q;
      const rho = q + S[i]! - loss + flow[i]!;
      loss += (1 - 1 / (1 + z[i]!)) * rho;
      taken[i] = sigma * Math.max(loss, 0);
      const booked = sigma > 0 ? taken[i]! + (1 - sigma) * loss : loss;
      carry[i] = q + S[i]! - booked + flow[i]!;
    }
    if (stage.name === "second") {
      const first = this.#ends.get("first")?.[slot] as StageEnd;
      for (let i = 0; i < next.length; i++) taken[i] = taken[i]! + first.taken[i]!;
    }
    return { u: next, e: carry, taken, most };
  }

  #extrapolateOne(slot: number): number {
    const [whole, first, second] = ["whole", "first", "second"].map(
      (name) => this.#ends.get(name)?.[slot] as StageEnd,
    ) as [StageEnd, StageEnd, StageEnd];
    const fields = this.#plane("fields", slot);
    const carry = this.#plane("carry", slot);
    const most = Math.max(whole.most, first.most, second.most);
    const top = Math.max(...second.u, ...fields, 0);
    const slack = 1e-4 * top;
    const signed = this.#program.layout.signedFields[slot] ?? false;
    let theta = 1;
    let error = 0;
    second.u.forEach((b, i) => {
      const d = b - whole.u[i]!;
      error = Math.max(error, Math.abs(d));
      if (signed) return;
      if (d < 0) theta = Math.min(theta, (b + slack) / -d);
      if (d > 0) theta = Math.min(theta, (most + slack - b) / d);
    });
    theta = Math.max(theta, 0);
    second.u.forEach((b, i) => {
      const d = b - whole.u[i]!;
      const free = b + theta * d;
      const next = Math.fround(signed ? free : Math.min(Math.max(free, 0), most));
      const J = second.taken[i]! + theta * (second.taken[i]! - whole.taken[i]!);
      fields[i] = next;
      carry[i] =
        b - next + theta * d + second.e[i]! + theta * (second.e[i]! - whole.e[i]!) + Math.min(J, 0);
      this.#plane("taken", slot)[i] = Math.max(J, 0);
    });
    this.largest[slot] = Math.max(this.largest[slot]!, top);
    const scale = Math.max(top, 0.01 * this.largest[slot]!);
    return scale > 0 ? error / scale : 0;
  }

  #diagonal(slot: number, c: Float64Array): Float64Array {
    const diagonal = c.slice();
    this.#eachFace(slot, (i, j, G) => {
      diagonal[i] = diagonal[i]! + G;
      diagonal[j] = diagonal[j]! + G;
    });
    return diagonal;
  }

  #flow(slot: number, u: ArrayLike<number>): Float64Array {
    const flow = new Float64Array(u.length);
    this.#eachFace(slot, (i, j, G) => {
      const into = G * (u[j]! - u[i]!);
      flow[i] = flow[i]! + into;
      flow[j] = flow[j]! - into;
    });
    return flow;
  }

  #eachFace(slot: number, visit: (i: number, j: number, G: number) => void): void {
    const { nx, ny, nz, dx, dy, dz } = this.#grid;
    const { boundary } = this.#program.model.fields[slot]!;
    const plane = this.#program.layout.diffusionPlane[slot]!;
    const varying = plane < 0 ? null : this.#plane("diffusion", plane);
    const D = (i: number, j: number) => {
      if (varying === null) return this.#diffusion[slot]!;
      const [a, b] = [varying[i]!, varying[j]!];
      return a + b > 0 ? (2 * a * b) / (a + b) : 0;
    };
    const sides: (keyof Boundary)[] = ["left", "bottom", "back"];
    for (let i = 0; i < nx * ny * nz; i++) {
      [nx, ny, nz].forEach((n, axis) => {
        if (n === 1) return;
        const stride = [1, nx, nx * ny][axis]!;
        const at = Math.floor(i / stride) % n;
        if (at === n - 1 && boundary[sides[axis]!].type !== "periodic") return;
        const j = at === n - 1 ? i - (n - 1) * stride : i + stride;
        visit(i, j, (this.#dt * D(i, j)) / [dx, dy, dz][axis]! ** 2);
      });
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
