import { groupMovers } from "../../../compile/group-movers.ts";
import type { Program } from "../../../compile/program.ts";
import { type Grid, voxelCount } from "../../../model/grid.ts";
import {
  type CpuMemory,
  type MemoryPlan,
  type PlaneRegion,
  planeAddress,
  type Region,
} from "../memory.ts";
import { periodicAxes } from "../periodic-axes.ts";
import { partsOfRows, type RowPart } from "./row-parts.ts";
import { WaysTable, waysTableLength } from "./ways-table.ts";

/** Movers that cross every face at the same rates, and where these lie for assembly/transport/. */
export interface MoverGroup {
  /** Indices into layout.movers. */
  readonly movers: readonly number[];
  readonly ways: WaysTable;
}

/** Movers of a group that make their first substep at once, at most. */
const mostAtOnce = 4;

/** What transport works in: the rates across faces and rows are of one group at a time. */
export interface MoverRegions {
  /** Per axis the forward rates of all faces, and the backward ones; none along a single voxel. */
  readonly faces: readonly PlaneRegion[];
  /** Where a mover's first substep goes; with several threads up to four movers make it at once. */
  readonly moved: PlaneRegion;
  /** A row of 0, and two to work on for each thread, each with a vector on both sides. */
  readonly rows: PlaneRegion;
  /** A table per group. */
  readonly tables: readonly Region[];
  /** Parts of the grid that a thread may work on: rows first <= j + ny k < last. */
  readonly parts: readonly RowPart[];
  /** Per group the outflow of each part, 1/min. */
  readonly outflows: readonly Region[];
}

/** Reserves what the movers of a program need; nothing where none moves. */
export function planMovers(
  plan: MemoryPlan,
  program: Program,
  grid: Grid,
  threads: number,
): MoverRegions {
  const groups = groupMovers(program.model, program.layout);
  const voxels = groups.length > 0 ? voxelCount(grid) : 0;
  const largest = groups.reduce((most, { length }) => Math.max(most, length), 1);
  const parts = partsOfRows(grid, threads);
  return {
    faces: [grid.nx, grid.ny, grid.nz].map((n) => plan.planes(2, n > 1 ? voxels : 0)),
    moved: plan.planes(threads > 1 ? Math.min(largest, mostAtOnce) : 1, voxels),
    rows: plan.planes(1 + 2 * threads, groups.length > 0 ? grid.nx + 8 : 0),
    tables: groups.map(([first]) =>
      plan.floats(waysTableLength(program.layout.movers[first!]!.drifts.length)),
    ),
    parts,
    outflows: groups.map(() => plan.floats(parts.length)),
  };
}

/** Fills the groups' tables, all but what changes from step to step. */
export function openMovers(
  memory: CpuMemory,
  regions: {
    readonly movers: MoverRegions;
    readonly fields: PlaneRegion;
    readonly transport: PlaneRegion;
  },
  program: Program,
  grid: Grid,
): readonly MoverGroup[] {
  const { model, layout } = program;
  return groupMovers(model, layout).map((movers, index) => {
    const mover = layout.movers[movers[0]!]!;
    const ways = new WaysTable(memory, regions.movers.tables[index]!);
    const transportPlane = (p: number) => (p < 0 ? 0 : planeAddress(regions.transport, p));
    ways.setGrid(grid, periodicAxes(model.fields[mover.slot]!.boundary));
    ways.setWork(regions.movers.faces, regions.movers.rows);
    ways.setMotilityPlane(transportPlane(mover.motilityPlane));
    ways.setDrifts(
      mover.drifts.map((drift) => ({
        attractant:
          drift.attractantSlot >= 0
            ? planeAddress(regions.fields, drift.attractantSlot)
            : transportPlane(drift.attractantPlane),
        sensitivity: transportPlane(drift.sensitivityPlane),
        crowding: transportPlane(drift.crowdingPlane),
      })),
    );
    return { movers, ways };
  });
}
