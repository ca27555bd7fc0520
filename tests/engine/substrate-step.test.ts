import { describe, expect, it } from "vitest";
import { stages } from "../../src/compile/step-plan.ts";
import { noFlux, planeGrid, sameBoundary } from "../support/grids.ts";
import { OpenSolver, type TestSubstrate } from "../support/open-solver.ts";
import { seededRandom } from "../support/random-values.ts";

/** The solver's steps against closed forms (shared figures: scheme trial, section 6). */

const square = planeGrid(64, 64, 10);

/** A substrate from random spikes, up to 1000. */
function spikes(D: number): TestSubstrate {
  const random = seededRandom(1);
  const u = Float32Array.from({ length: 4096 }, () => 1000 * random() ** 8);
  return { D, initial: (voxel) => u[voxel]! };
}

describe("a step of the substrates", () => {
  it.each([
    [1e5, 60],
    [1e5, 6],
    [1e3, 6],
  ])("keeps the amount of spikes, D = %i, steps of %i min", (D, dt) => {
    const open = new OpenSolver(square, [spikes(D)]);
    const before = open.amount(0);
    for (let step = 0; step < 20; step++) {
      open.step(dt);
      expect(Math.abs(open.amount(0) / before - 1)).toBeLessThan(1e-7);
      expect(Math.min(...open.fields[0]!)).toBeGreaterThanOrEqual(0);
    }
    // In the end the field itself has it all.
    expect(Math.abs(open.amount(0, "field") / before - 1)).toBeLessThan(1e-4);
  });

  it.each([
    [1e5, 6],
    [1e5, 60],
  ])("keeps what a barrier holds back, D = %i, steps of %i min", (D, dt) => {
    const diffusion = Float32Array.from({ length: 4096 }, (_, v) => (v % 64 === 31 ? 0 : D));
    const initial = (voxel: number) => (voxel === 0 ? 1e5 : 1);
    const open = new OpenSolver(square, [{ D: diffusion, initial }], 1e-5);
    const before = open.amount(0);
    for (let step = 0; step < 100; step++) open.step(dt);
    const mean = (plane: Float32Array) => {
      const far = plane.filter((_, voxel) => voxel % 64 > 31);
      return far.reduce((sum, one) => sum + one, 0) / far.length;
    };
    const shown = mean(open.fields[0]!);
    expect(Math.abs(shown + mean(open.carry[0]!) - 1)).toBeLessThan(5e-8);
    expect(Math.abs(shown - 1)).toBeLessThan(1e-4);
    // Of 1e5 in a single voxel single precision holds two parts in 1e7 through a step.
    expect(Math.abs(open.amount(0) / before - 1)).toBeLessThan(2e-7);
  });

  it("brings about changes that are smaller than a unit in the last place", () => {
    const days = { steps: 1440, dt: 1 };
    const substrates: TestSubstrate[] = [
      { s: () => 1e-6 },
      { s: () => 1e-8 },
      { k: () => 1e-7 },
      { k: () => 1e-7, s: () => 2e-7 },
    ];
    const open = new OpenSolver(
      planeGrid(4, 4, 10),
      substrates.map((one) => ({ ...one, D: 1000, initial: () => 1 })),
      1e-5,
    );
    for (let step = 0; step < days.steps; step++) open.step(days.dt);
    const left = Math.exp(-1e-7 * 1440);
    const exact = [1440e-6, 1440e-8, left - 1, left - 1 + 2 * (1 - left)];
    exact.forEach((change, slot) => {
      expect((open.amount(slot) / 16 - 1) / change).toBeCloseTo(1, 4);
      const shown = open.fields[slot]!.reduce((sum, u) => sum + u, 0) / 16 - 1;
      expect(Math.abs(shown - change)).toBeLessThan(2 ** -23);
    });
  });

  it.each([0.05, 0.5, 1, 10])("books what conversions take, lambda dt = %d", (lambda) => {
    const dt = 6;
    const random = seededRandom(2);
    const u = Float32Array.from({ length: 1024 }, () => random() ** 6);
    const open = new OpenSolver(
      planeGrid(32, 32, 10),
      [0, 1e3, 1e5].map((D) => ({
        D,
        initial: (voxel: number) => u[voxel]!,
        k: () => lambda / dt,
        converts: () => lambda / dt,
      })),
      1e-5,
    );
    const before = u.reduce((sum, one) => sum + one, 0);
    const got = [0, 0, 0];
    for (let step = 0; step < 10; step++) {
      open.step(dt);
      open.taken.forEach((taken, slot) => {
        expect(Math.min(...taken)).toBeGreaterThanOrEqual(0);
        got[slot] = got[slot]! + taken.reduce((sum, one) => sum + one, 0);
      });
    }
    for (const [slot, taken] of got.entries()) {
      expect(Math.abs((open.amount(slot) + taken) / before - 1)).toBeLessThan(1e-7);
      expect(taken / before).toBeCloseTo(1 - Math.exp(-10 * lambda), 3);
    }
  });

  it("shares what a substrate loses among conversions and the rest", () => {
    const open = new OpenSolver(planeGrid(8, 8, 10), [
      { D: 1e3, initial: () => 2, k: () => 0.1, converts: () => 0.04 },
    ]);
    for (let step = 0; step < 5; step++) {
      const before = open.amount(0);
      open.step(6);
      const lost = before - open.amount(0);
      const taken = open.taken[0]!.reduce((sum, one) => sum + one, 0);
      expect(taken / lost).toBeCloseTo(0.4, 5);
    }
    expect(open.amount(0) / 64).toBeCloseTo(2 * Math.exp(-3), 5);
  });

  it("takes a rising source and a decay as they are", () => {
    const open = new OpenSolver(
      planeGrid(8, 8, 10),
      [
        { D: 1000, s: (_, t) => t },
        { D: 1000, k: () => 0.01, initial: () => 1 },
      ],
      1e-5,
    );
    for (let step = 0; step < 100; step++) open.step(6);
    expect(open.amount(0) / 64 / 180000).toBeCloseTo(1, 6);
    expect(open.amount(1) / 64 / Math.exp(-6)).toBeCloseTo(1, 5);
  });

  it("holds a clamped voxel and the decay around it at rest", () => {
    // One dimension: D u'' = k u on either side of the clamp, so u = 38 q^distance in the difference form.
    const middle = 50;
    const open = new OpenSolver(planeGrid(101, 1, 10), [
      {
        D: 1e3,
        k: (voxel) => (voxel === middle ? 1e9 : 0.5),
        s: (voxel) => (voxel === middle ? 38e9 : 0),
      },
    ]);
    for (let step = 0; step < 60; step++) open.step(6);
    const ratio = 0.5 / 10; // k h^2/D
    const q = 1 + ratio / 2 - Math.sqrt(ratio + (ratio * ratio) / 4);
    for (const distance of [0, 1, 2, 5, 10]) {
      expect(open.fields[0]![middle + distance]! / (38 * q ** distance)).toBeCloseTo(1, 3);
    }
    const before = open.fields[0]!.slice();
    expect(open.step(6)).toBeLessThan(1e-4);
    const moved = open.fields[0]!.map((u, voxel) => Math.abs(u - before[voxel]!));
    expect(Math.max(...moved)).toBeLessThan(38e-4);
  });

  it("is of second order in time", () => {
    // u = cos(pi x/L) times the solution of a' = -(k + lambda) a + s(t) in the difference form.
    const n = 32;
    const D = 50;
    const lambda = ((4 * D) / 100) * Math.sin(Math.PI / (2 * n)) ** 2;
    const shape = (voxel: number) => Math.cos((Math.PI * (voxel + 0.5)) / n);
    const k = 0.05;
    const errors = [10, 5, 2.5].map((dt) => {
      const open = new OpenSolver(
        planeGrid(n, 1, 10),
        [
          {
            ...{ D, isSigned: true, k: () => k, initial: shape },
            s: (voxel, t) => 0.1 * Math.cos(0.05 * t) * shape(voxel),
          },
        ],
        1e-7,
      );
      for (let step = 0; step < 200 / dt; step++) open.step(dt);
      return Math.abs(open.fields[0]![0]! / shape(0) - exactAmplitude(200, k + lambda));
    });
    expect(errors[0]! / errors[1]!).toBeGreaterThan(3);
    expect(errors[1]! / errors[2]!).toBeGreaterThan(3);
    expect(errors[2]!).toBeLessThan(2e-3);
  });

  it("is exact at rest at any step", () => {
    const open = new OpenSolver(planeGrid(9, 9, 10), [
      { D: 1e3, k: () => 5, s: () => 15, initial: () => 3 },
      { D: 1e3, k: () => 0.01, s: () => 0.03, initial: () => 0 },
    ]);
    for (let step = 0; step < 40; step++) open.step(60);
    expect(Math.max(...open.fields[0]!.map((u) => Math.abs(u - 3)))).toBeLessThan(1e-6);
    expect(Math.max(...open.fields[1]!.map((u) => Math.abs(u - 3)))).toBeLessThan(1e-5);
  });

  it("estimates its error by the difference of one stage and two", () => {
    // A cosine decays by 1/(1 + x) in a stage, x = lambda dt.
    const n = 32;
    const x = ((4 * 6 * 1e4) / 100) * Math.sin(Math.PI / (2 * n)) ** 2;
    const initial = (voxel: number) => Math.cos((Math.PI * (voxel + 0.5)) / n);
    const open = new OpenSolver(planeGrid(n, 1, 10), [{ D: 1e4, isSigned: true, initial }], 1e-6);
    const error = open.step(6);
    expect(error).toBeCloseTo(1 / (1 + x) - (1 + x / 2) ** -2, 5);
    expect(error).toBeLessThan(0.2);
    expect(open.solver.largest[0]).toBe(Math.fround(initial(0)));
  });

  it("limits the extrapolation where a dose would make it negative", () => {
    const open = new OpenSolver(square, [{ D: 1e3, initial: (voxel) => (voxel === 0 ? 1000 : 0) }]);
    for (let step = 0; step < 3; step++) {
      open.step(6);
      // Without the limit 7e-3 of the amount were in the carry of voxels whose negative values are cut.
      expect(Math.abs(open.amount(0, "field") / 1000 - 1)).toBeLessThan(1e-3);
      expect(Math.min(...open.fields[0]!)).toBeGreaterThanOrEqual(0);
    }
  });

  it("never is above what the equation allows, nor below 0", () => {
    const random = seededRandom(9);
    const u = Float32Array.from({ length: 900 }, () => (random() < 0.01 ? 1 : 0));
    const k = Float32Array.from({ length: 900 }, () => 3 * random());
    const open = new OpenSolver(planeGrid(30, 30, 10), [
      {
        ...{ D: 3e3, initial: (voxel: number) => u[voxel]! },
        k: (voxel) => k[voxel]!,
        s: (voxel) => 0.5 * k[voxel]!,
      },
    ]);
    for (let step = 0; step < 20; step++) {
      open.step(6);
      expect(Math.min(...open.fields[0]!)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...open.fields[0]!)).toBeLessThanOrEqual(1 + 1e-6);
    }
  });

  it("sets to 0 what decays out of reach of single precision, without slowing down", () => {
    const open = new OpenSolver(planeGrid(8, 8, 10), [{ D: 1e3, initial: () => 1, k: () => 1 }]);
    for (let step = 0; step < 40; step++) open.step(10);
    expect([...open.fields[0]!]).toEqual(new Array(64).fill(0));
    expect(open.stage(stages.whole, 10).cycles).toBe(1);
  });

  it.each([2, 3, 8])("gives the same bits with places for %i threads", (threads) => {
    const random = seededRandom(21);
    const grid = planeGrid(21, 18, 10);
    const u = Float32Array.from({ length: 378 }, () => random());
    const substrates = Array.from(
      { length: 10 },
      (_, slot): TestSubstrate => ({
        D: slot === 5 ? u.map((one) => 10 ** (7 * one - 1)) : 10 ** (slot / 2),
        initial: (voxel) => u[(voxel + slot) % 378]!,
        k: (voxel) => 0.1 * u[voxel]!,
        converts: (voxel) => 0.05 * u[voxel]!,
      }),
    );
    const alone = new OpenSolver(grid, substrates);
    const shared = new OpenSolver(grid, substrates, undefined, threads);
    for (let step = 0; step < 3; step++) expect(shared.step(6)).toBe(alone.step(6));
    expect(shared.fields).toEqual(alone.fields);
    expect(shared.carry).toEqual(alone.carry);
    expect(shared.taken).toEqual(alone.taken);
    expect(shared.reports).toEqual(alone.reports);
    // Slot 5 is too rough to converge, so that its worst place is among what is told.
    expect(alone.reports.some(({ unconverged }) => unconverged.length > 0)).toBe(true);
  });

  it("knows no other walls than closed and periodic ones", () => {
    const boundary = sameBoundary({ type: "value", value: { kind: "number", value: 5 } });
    const initial = (voxel: number) => voxel % 7;
    const grid = planeGrid(9, 8, 10);
    const open = new OpenSolver(grid, [
      { D: 1e3, initial, boundary },
      { D: 1e3, initial, boundary: sameBoundary(noFlux) },
    ]);
    open.step(6);
    expect(open.fields[0]).toEqual(open.fields[1]);
  });
});

/** a(t) of a' = -rate a + 0.1 cos(0.05 t), a(0) = 1. */
function exactAmplitude(t: number, rate: number): number {
  const w = 0.05;
  const forced = (time: number) =>
    (0.1 * (rate * Math.cos(w * time) + w * Math.sin(w * time))) / (rate * rate + w * w);
  return (1 - forced(0)) * Math.exp(-rate * t) + forced(t);
}
