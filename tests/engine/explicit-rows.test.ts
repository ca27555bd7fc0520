import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FieldTable, planField } from "../../src/engine/cpu/explicit/field-table.ts";
import { MemoryPlan } from "../../src/engine/cpu/memory.ts";
import { openNumerics } from "../../src/engine/cpu/numerics.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
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

describe("rows of the explicit scheme in vectors", () => {
  test("strip after strip they are the plain loop, and nothing else is touched", () => {
    fc.assert(
      fc.property(
        fc.record({
          grid: arbitraryGrid,
          wraps: arbitraryWraps,
          D: fc.oneof(fc.constant(0), evenly(0.1, 100)),
          signed: fc.boolean(),
          hasRate: fc.boolean(),
          stripRows: fc.integer({ min: 1, max: 7 }),
          seed: fc.nat(),
        }),
        ({ grid, wraps, D, signed, hasRate, stripRows, seed }) => {
          const plan = new MemoryPlan();
          const planes = plan.planes(2, voxelCount(grid));
          const regions = planField(plan, grid);
          const memory = openPoisoned(plan);
          memory.floats(regions.zeros).fill(0);
          const [values, rates] = memory.planes(planes);
          fillRandomly([values!], seed, signed ? -1 : 0, 1);
          fillRandomly([rates!], seed + 1, -3, 3);
          const field = new FieldTable(memory, regions, grid, {
            periodic: wraps,
            signed,
            plane: planes.address,
            rates: hasRate ? planes.address + planes.stride : 0,
          });
          field.setDiffusion(D);
          const dt = 0.2 / Math.max(1, D / grid.dx ** 2 + D / grid.dy ** 2 + D / grid.dz ** 2);
          const numerics = openNumerics(memory);
          const rows = grid.ny * grid.nz;
          let expected: ArrayLike<number> = values!.slice();
          for (let step = 0; step < 3; step++) {
            expected = euler(grid, wraps, D, dt, expected, hasRate ? rates! : null, signed);
            for (let first = 0; first < rows; first += stripRows) {
              const last = Math.min(rows, first + stripRows);
              numerics.advanceRows(field.address, first, last, dt);
            }
          }
          values!.forEach((u, voxel) => {
            expect(Math.abs(u - expected[voxel]!)).toBeLessThanOrEqual(2e-6);
          });
          expect(roomBehind(memory, planes).every(Number.isNaN)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("what is too small for a normal number becomes 0, what is none stays none", () => {
    const grid: Grid = { dimensions: 2, nx: 5, ny: 1, nz: 1, dx: 1, dy: 1, dz: 1 };
    const plan = new MemoryPlan();
    const planes = plan.planes(1, 5);
    const regions = planField(plan, grid);
    const memory = plan.open();
    const [values] = memory.planes(planes);
    values!.set([1e-39, -1e-39, -2, Number.NaN, 3]);
    const periodic: Wraps = [false, false, false];
    const common = { periodic, plane: planes.address, rates: 0 };
    const signed = new FieldTable(memory, regions, grid, { ...common, signed: true });
    openNumerics(memory).advanceRows(signed.address, 0, 1, 1);
    expect([...values!]).toEqual([0, 0, -2, Number.NaN, 3]);
    const unsigned = new FieldTable(memory, regions, grid, { ...common, signed: false });
    openNumerics(memory).advanceRows(unsigned.address, 0, 1, 1);
    expect([...values!]).toEqual([0, 0, 0, Number.NaN, 3]);
  });
});

/** One step of forward Euler in double precision. */
function euler(
  grid: Grid,
  wraps: Wraps,
  D: number,
  dt: number,
  u: ArrayLike<number>,
  rates: ArrayLike<number> | null,
  signed: boolean,
): Float64Array {
  const widths = [grid.dx, grid.dy, grid.dz];
  return Float64Array.from({ length: u.length }, (_, voxel) => {
    let change = rates === null ? 0 : rates[voxel]!;
    for (const axis of [0, 1, 2]) {
      for (const step of [1, -1] as const) {
        const other = neighbor(grid, wraps, voxel, axis, step);
        if (other >= 0) change += (D / widths[axis]! ** 2) * (u[other]! - u[voxel]!);
      }
    }
    const next = u[voxel]! + dt * change;
    return signed ? next : Math.max(0, next);
  });
}
