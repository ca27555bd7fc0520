import type { Program } from "../../../compile/program.ts";
import type { Grid } from "../../../model/grid.ts";
import {
  type CpuMemory,
  type MemoryPlan,
  type PlaneRegion,
  planeAddress,
  type Region,
} from "../memory.ts";
import { periodicAxes } from "../periodic-axes.ts";

/** Words (4 bytes) of the table of assembly/explicit/advance.ts. */
const tableLength = 15;

/** What the explicit scheme keeps for a field beside its values and rates. */
export interface FieldRegions {
  readonly table: Region;
  /**
   * Rows as they were before the step: of the layer before, and of the first layer. A layer is a row
   * of a plane, a plane of a solid.
   */
  readonly kept: Region;
  readonly first: Region;
  /** A row of 0. */
  readonly zeros: Region;
}

/** Reserves what the fields need, in slot order; nothing in the implicit scheme. */
export function planFields(plan: MemoryPlan, program: Program, grid: Grid): FieldRegions[] {
  return program.scheme === "explicit" ? program.model.fields.map(() => planField(plan, grid)) : [];
}

export function planField(plan: MemoryPlan, grid: Grid): FieldRegions {
  const layer = grid.nz > 1 ? grid.ny : 1;
  const row = 4 * Math.ceil(grid.nx / 4);
  return {
    table: plan.floats(tableLength),
    kept: plan.floats(row * layer),
    first: plan.floats(row * layer),
    zeros: plan.floats(row),
  };
}

/** Fills the fields' tables, all but the diffusion. Planes are in slot order. */
export function openFields(
  memory: CpuMemory,
  regions: {
    readonly explicit: readonly FieldRegions[];
    readonly fields: PlaneRegion;
    readonly rates: PlaneRegion;
  },
  { model, layout, blocks }: Program,
  grid: Grid,
): FieldTable[] {
  return regions.explicit.map((region, slot) => {
    const hasRate = blocks.rates.outputs.some(({ plane }) => plane === slot);
    return new FieldTable(memory, region, grid, {
      periodic: periodicAxes(model.fields[slot]!.boundary),
      signed: layout.signedFields[slot] ?? false,
      plane: planeAddress(regions.fields, slot),
      rates: hasRate ? planeAddress(regions.rates, slot) : 0,
    });
  });
}

/** How a field advances, as assembly/explicit/advance.ts reads it. */
export interface FieldSetting {
  readonly periodic: readonly [boolean, boolean, boolean];
  /** Others are not left below 0, which a step too long for a loss would make them. */
  readonly signed: boolean;
  /** Byte addresses of its values and rates; 0: it has none. */
  readonly plane: number;
  readonly rates: number;
}

/** The table of assembly/explicit/advance.ts in a run's memory. */
export class FieldTable {
  readonly address: number;
  readonly #grid: Grid;
  readonly #singles: Float32Array;

  constructor(
    memory: CpuMemory,
    { table, kept, first, zeros }: FieldRegions,
    grid: Grid,
    set: FieldSetting,
  ) {
    this.address = table.address;
    this.#grid = grid;
    this.#singles = memory.floats(table);
    const words = new Int32Array(memory.memory.buffer, table.address, table.length);
    words.set([set.plane, set.rates, Number(set.signed)], 0);
    words.set([grid.nx, grid.ny, grid.nz], 3);
    words.set(set.periodic.map(Number), 6);
    words.set([kept.address, first.address, zeros.address], 12);
  }

  /** Uniform diffusion of the next step, um^2/min. */
  setDiffusion(D: number): void {
    const { dx, dy, dz } = this.#grid;
    this.#singles.set([D / (dx * dx), D / (dy * dy), D / (dz * dz)], 9);
  }
}
