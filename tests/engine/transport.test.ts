import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CpuMemory, MemoryPlan, planeAddress } from "../../src/engine/cpu/memory.ts";
import { type Numerics, openNumerics } from "../../src/engine/cpu/numerics.ts";
import { WaysTable, waysTableLength } from "../../src/engine/cpu/transport/ways-table.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import { planeGrid } from "../support/grids.ts";
import {
  arbitraryGrid,
  arbitraryWraps,
  evenly,
  fillRandomly,
  neighbor,
  openPoisoned,
  roomBehind,
  type Wraps,
} from "../support/memory-case.ts";
import { seededRandom } from "../support/random-values.ts";

/** What a group of movers is made of; planes are random numbers of a seed. */
interface Case {
  readonly grid: Grid;
  readonly wraps: Wraps;
  /** um^2/min; planes are between 0 and this. */
  readonly motility: number;
  readonly varies: boolean;
  readonly drifts: readonly {
    readonly sensitivity: number;
    readonly varies: boolean;
    readonly isCrowded: boolean;
  }[];
  readonly seed: number;
}

const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  grid: arbitraryGrid,
  wraps: arbitraryWraps,
  motility: fc.oneof(fc.constant(0), evenly(0.1, 100)),
  varies: fc.boolean(),
  drifts: fc.array(
    fc.record({
      sensitivity: fc.integer({ min: -500, max: 500 }),
      varies: fc.boolean(),
      isCrowded: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  seed: fc.nat(),
});

/** Threads that have rows to work on. */
const threads = 3;

/** Squares of speeds below this leave single precision: far less than what moves anything, 1/min. */
const underflow = 1e-18;

describe("motility and chemotaxis in vectors", () => {
  test("rates across faces are those of Scharfetter and Gummel", () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        const run = openCase(one);
        run.fill();
        const expected = referenceFaces(one, run);
        for (const face of expected) {
          const tolerance = 2e-6 * face.size + underflow;
          const [forward, backward] = run.faces[face.axis]!;
          expect(Math.abs(forward![face.voxel]! - face.forward)).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(backward![face.voxel]! - face.backward)).toBeLessThanOrEqual(tolerance);
        }
        for (const [axis, planes] of run.faces.entries()) {
          for (let voxel = 0; voxel < planes[0]!.length; voxel++) {
            if (neighbor(one.grid, one.wraps, voxel, axis, 1) >= 0) continue;
            expect([planes[0]![voxel], planes[1]![voxel]]).toEqual([0, 0]);
          }
        }
        expect(run.room().every(Number.isNaN)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("Bernoulli's function holds its digits, small and large", () => {
    const sizes = [1e-30, 1e-6, 1e-3, 0.1, 0.5, 0.99, 1.01, 2, 5, 10, 20, 40, 68];
    const grid = planeGrid(2 * sizes.length, 1, 1);
    const wraps: Wraps = [false, false, false];
    const drifts = [{ sensitivity: 1, varies: false, isCrowded: false }];
    const run = openCase({ grid, wraps, motility: 1, varies: false, drifts, seed: 1 });
    sizes.forEach((z, i) => {
      run.attractants[0]!.set([0, z], 2 * i);
    });
    run.fill();
    const [forward, backward] = run.faces[0]!;
    sizes.forEach((size, i) => {
      const z = Math.fround(size);
      const exact = z / Math.expm1(z);
      expect(Math.abs(backward![2 * i]! / exact - 1)).toBeLessThan(1e-6);
      expect(Math.abs(forward![2 * i]! / (exact + z) - 1)).toBeLessThan(1e-6);
    });
  });

  test("what hardly moves by itself goes with the drift only", () => {
    const grid = planeGrid(6, 3, 10);
    const wraps: Wraps = [false, false, false];
    const drifts = [{ sensitivity: 100, varies: false, isCrowded: false }];
    for (const motility of [0, 1e-9]) {
      const run = openCase({ grid, wraps, motility, varies: false, drifts, seed: 1 });
      run.attractants[0]!.forEach((_, voxel, plane) => {
        plane[voxel] = voxel % 6;
      });
      run.fill();
      const [forward, backward] = run.faces[0]!;
      expect(forward![7]).toBeCloseTo(1, 6);
      expect(backward![7]).toBe(0);
    }
  });

  test("the outflow's bound is the exact one or up to 4.7 % more", () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        const run = openCase(one);
        const bound = run.outflow();
        const { simple, exact } = referenceOutflow(one, run);
        expect(Math.abs(bound - simple)).toBeLessThanOrEqual(2e-6 * simple + underflow);
        expect(bound).toBeGreaterThanOrEqual(exact * (1 - 2e-6) - underflow);
        expect(bound).toBeLessThanOrEqual(exact * 1.0475 + underflow);
      }),
      { numRuns: 150 },
    );
  });

  test("a pair of substeps is that of the plain loop, keep the sum and stay above 0", () => {
    fc.assert(
      fc.property(arbitraryCase, fc.boolean(), (one, isSigned) => {
        const run = openCase(one);
        const { numerics, ways } = run;
        const [density, moved] = run.densities;
        if (isSigned) fillRandomly([density!], one.seed + 9, -1, 1);
        const dt = 0.95 / Math.max(1e-3, run.outflow());
        const faces = referenceFaces(one, run);
        const start = Float64Array.from(density!);
        const second = cross(faces, cross(faces, start, dt), dt);
        const expected = start.map((n, voxel) => n + 0.5 * (second[voxel]! - n));
        const before = sum(density!);
        run.fill();
        const signed = Number(isSigned);
        numerics.substepPair(ways.address, dt, signed, run.density, run.moved, 0);
        density!.forEach((n, voxel) => {
          expect(Math.abs(n - expected[voxel]!)).toBeLessThanOrEqual(4e-6);
          if (!isSigned) expect(n).toBeGreaterThanOrEqual(0);
        });
        expect(Math.abs(sum(density!) - before)).toBeLessThanOrEqual(1e-6 * density!.length);
        expect(moved!.every(Number.isFinite)).toBe(true);
        expect(run.room().every(Number.isNaN)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("any parts of the rows, in any order, by any thread: the same bits as all at once", () => {
    fc.assert(
      fc.property(arbitraryCase, fc.boolean(), fc.nat(), (one, isSigned, seed) => {
        const random = seededRandom(seed);
        const [alone, dealt] = [openCase(one), openCase(one)];
        const { density, moved, numerics } = dealt;
        const ways = dealt.ways.address;
        const signed = Number(isSigned);
        const bound = alone.outflow();
        const dt = 0.95 / Math.max(1e-3, bound);
        alone.fill();
        alone.numerics.substepPair(alone.ways.address, dt, signed, density, moved, 0);
        const inParts = (work: (first: number, last: number, thread: number) => void) => {
          for (const [first, last] of randomParts(one.grid.ny * one.grid.nz, random)) {
            work(first, last, Math.floor(threads * random()));
          }
        };
        let largest = 0;
        inParts((...part) => {
          largest = Math.max(largest, dealt.outflow(...part));
        });
        expect(largest).toBe(bound);
        inParts((...part) => dealt.fill(...part));
        expect(dealt.faces).toEqual(alone.faces);
        inParts((...part) =>
          numerics.substep(ways, dt, 1, signed, density, density, moved, ...part),
        );
        inParts((...part) =>
          numerics.substep(ways, dt, 0.5, signed, density, moved, density, ...part),
        );
        expect(dealt.densities).toEqual(alone.densities);
        expect(dealt.room().every(Number.isNaN)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("drift and motility balance in n = exp(chi a/D)", () => {
    const grid = planeGrid(37, 5, 10);
    const drifts = [{ sensitivity: 60, varies: false, isCrowded: false }];
    const wraps: Wraps = [true, false, false];
    const run = openCase({ grid, wraps, motility: 30, varies: false, drifts, seed: 1 });
    const exact = run.attractants[0]!.map((_, voxel) => {
      const a = 0.5 * Math.sin((2 * Math.PI * ((voxel % 37) + 0.5)) / 37);
      run.attractants[0]![voxel] = a;
      return Math.exp((60 * a) / 30);
    });
    const [density] = run.densities;
    density!.fill(sum(exact) / exact.length);
    run.fill();
    const dt = 0.95 / run.outflow();
    for (let pair = 0; pair < 4000; pair++) {
      run.numerics.substepPair(run.ways.address, dt, 0, run.density, run.moved, 0);
    }
    density!.forEach((n, voxel) => {
      expect(Math.abs(n / exact[voxel]! - 1)).toBeLessThan(7e-5);
    });
  });
});

/** A case in memory, with views of its planes. */
interface OpenCase {
  readonly numerics: Numerics;
  readonly ways: WaysTable;
  /** All rows of the grid, or first <= j + ny k < last, in the rows of a thread. */
  fill(first?: number, last?: number, thread?: number): void;
  outflow(first?: number, last?: number, thread?: number): number;
  readonly motility: Float32Array;
  readonly attractants: readonly Float32Array[];
  readonly sensitivities: readonly Float32Array[];
  readonly rooms: readonly Float32Array[];
  /** Per axis forward and backward. */
  readonly faces: readonly Float32Array[][];
  readonly densities: readonly Float32Array[];
  readonly density: number;
  readonly moved: number;
  /** What lies behind the planes that kernels write. */
  room(): number[];
}

function openCase(one: Case): OpenCase {
  const { grid, drifts } = one;
  const voxels = voxelCount(grid);
  const plan = new MemoryPlan();
  const read = plan.planes(1 + 3 * drifts.length, voxels);
  const faces = [grid.nx, grid.ny, grid.nz].map((n) => plan.planes(2, n > 1 ? voxels : 0));
  const density = plan.planes(2, voxels);
  const rows = plan.planes(1 + 2 * threads, grid.nx + 8);
  const out = plan.floats(1);
  const table = plan.floats(waysTableLength(drifts.length));
  const memory: CpuMemory = openPoisoned(plan);
  for (const row of memory.planes(rows)) row.fill(0);
  const ways = new WaysTable(memory, table);
  const planes = memory.planes(read);
  const [motility, ...others] = planes as [Float32Array, ...Float32Array[]];
  fillRandomly([motility], one.seed, 0, one.motility);
  if (!one.varies) motility.fill(one.motility);
  const of = (part: number) => drifts.map((_, d) => others[3 * d + part]!);
  const [attractants, sensitivities, rooms] = [of(0), of(1), of(2)];
  fillRandomly([...attractants, ...rooms], one.seed + 1, 0, 1);
  drifts.forEach(({ sensitivity, varies }, d) => {
    fillRandomly([sensitivities[d]!], one.seed + 2 + d, 0, sensitivity);
    if (!varies) sensitivities[d]!.fill(sensitivity);
  });
  const densities = memory.planes(density);
  fillRandomly([densities[0]!], one.seed + 9, 0, 1);
  ways.setGrid(grid, one.wraps);
  ways.setWork(faces, rows);
  ways.setMotilityPlane(one.varies ? planeAddress(read, 0) : 0);
  ways.setMotility(one.motility);
  ways.setDrifts(
    drifts.map(({ varies, isCrowded }, d) => ({
      attractant: planeAddress(read, 1 + 3 * d),
      sensitivity: varies ? planeAddress(read, 2 + 3 * d) : 0,
      crowding: isCrowded ? planeAddress(read, 3 + 3 * d) : 0,
    })),
  );
  drifts.forEach(({ sensitivity }, d) => {
    ways.setSensitivity(d, sensitivity);
  });
  const numerics = openNumerics(memory);
  return {
    numerics,
    ways,
    fill: (first = 0, last = grid.ny * grid.nz, thread = 0) =>
      numerics.fillFaces(ways.address, first, last, thread),
    outflow: (first = 0, last = grid.ny * grid.nz, thread = 0) => {
      numerics.measureOutflow(ways.address, first, last, out.address, thread);
      return memory.floats(out)[0]!;
    },
    motility,
    attractants,
    sensitivities,
    rooms,
    faces: faces.map((region) => memory.planes(region)),
    densities,
    density: density.address,
    moved: density.address + density.stride,
    room: () => [...faces, density].flatMap((region) => roomBehind(memory, region)),
  };
}

/** Ranges that make up 0 <= row < rows, in an order by chance. */
function randomParts(rows: number, random: () => number): [number, number][] {
  const cuts = Array.from({ length: rows + 1 }, (_, row) => row).filter(
    (row) => row === 0 || row === rows || random() < 0.4,
  );
  return cuts
    .slice(1)
    .map((last, part) => ({ first: cuts[part]!, last, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ first, last }) => [first, last]);
}

interface Face {
  readonly axis: number;
  readonly voxel: number;
  readonly other: number;
  readonly forward: number;
  readonly backward: number;
  /** (D/h + sum of |v|)/h, what errors are measured by. */
  readonly size: number;
}

/** B(z) = z/(e^z - 1). */
function bernoulli(z: number): number {
  return z === 0 ? 1 : z / Math.expm1(z);
}

/** p(D, v), um/min (docs/numerics.md). */
function rateAlong(D: number, v: number, h: number): number {
  return D <= 1e-6 * Math.abs(v) * h ? Math.max(v, 0) : (D / h) * bernoulli((-v * h) / D);
}

/** Drifts across a face, um/min, and its motility, um^2/min. */
function across(one: Case, run: OpenCase, voxel: number, other: number, h: number) {
  const mean = (plane: Float32Array) => 0.5 * (plane[voxel]! + plane[other]!);
  const speeds = run.attractants.map(
    (a, d) => (mean(run.sensitivities[d]!) * (a[other]! - a[voxel]!)) / h,
  );
  return { D: mean(run.motility), speeds, drifts: one.drifts };
}

/** Every face between a voxel and the next along an axis, in double precision. */
function referenceFaces(one: Case, run: OpenCase): Face[] {
  const { grid, wraps } = one;
  const widths = [grid.dx, grid.dy, grid.dz];
  const faces: Face[] = [];
  for (let axis = 0; axis < 3; axis++) {
    const h = widths[axis]!;
    for (let voxel = 0; voxel < voxelCount(grid); voxel++) {
      const other = neighbor(grid, wraps, voxel, axis, 1);
      if (other < 0) continue;
      const { D, speeds, drifts } = across(one, run, voxel, other, h);
      const v = speeds.reduce((total, speed, d) => {
        const room = drifts[d]!.isCrowded ? run.rooms[d]![speed > 0 ? other : voxel]! : 1;
        return total + speed * room;
      }, 0);
      const size = (D / h + speeds.reduce((total, speed) => total + Math.abs(speed), 0)) / h;
      const [forward, backward] = [rateAlong(D, v, h) / h, rateAlong(D, -v, h) / h];
      faces.push({ axis, voxel, other, forward, backward, size });
    }
  }
  return faces;
}

/** Largest outflow of a voxel: by the bound without exponentials, and by Bernoulli's function. */
function referenceOutflow(one: Case, run: OpenCase): { simple: number; exact: number } {
  const { grid, wraps } = one;
  const widths = [grid.dx, grid.dy, grid.dz];
  const largest = { simple: 0, exact: 0 };
  for (let voxel = 0; voxel < voxelCount(grid); voxel++) {
    const outflow = { simple: 0, exact: 0 };
    for (const axis of [0, 1, 2]) {
      for (const step of [1, -1] as const) {
        const other = neighbor(grid, wraps, voxel, axis, step);
        if (other < 0) continue;
        const h = widths[axis]!;
        const { D, speeds, drifts } = across(one, run, voxel, other, h);
        const most = speeds.reduce(
          (total, speed, d) => total + (drifts[d]!.isCrowded ? Math.max(0, speed) : speed),
          0,
        );
        const v = Math.max(0, most);
        outflow.simple += (v / 2 + Math.sqrt((D / h) ** 2 + v ** 2 / 4)) / h;
        outflow.exact += rateAlong(D, v, h) / h;
      }
    }
    largest.simple = Math.max(largest.simple, outflow.simple);
    largest.exact = Math.max(largest.exact, outflow.exact);
  }
  return largest;
}

/** One substep in double precision. */
function cross(faces: readonly Face[], density: ArrayLike<number>, dt: number): Float64Array {
  const next = Float64Array.from(density);
  for (const { voxel, other, forward, backward } of faces) {
    const flow = dt * (forward * density[voxel]! - backward * density[other]!);
    next[voxel]! -= flow;
    next[other]! += flow;
  }
  return next;
}

function sum(values: ArrayLike<number>): number {
  return Array.prototype.reduce.call(
    values,
    (total, n) => (total as number) + (n as number),
    0,
  ) as number;
}
