import { type Level, makeLevels } from "../../../compile/levels.ts";
import { type Grid, voxelCount } from "../../../model/grid.ts";
import type { MemoryPlan, PlaneRegion, Region } from "../memory.ts";

/** Lanes (a vector of four singles per cell) of one level; `faces` per axis only where needed. */
export interface LevelScratch {
  readonly level: Level;
  readonly coefficient: Region;
  readonly inverse: Region;
  readonly rhs: Region;
  readonly solution: Region;
  readonly faces: readonly [Region, Region, Region] | null;
}

/** Memory in which groups are solved, one after the other: by one thread, or one group alone. */
export interface SolverScratch {
  readonly levels: readonly LevelScratch[];
  /** Lanes: iterate, search direction and its image. */
  readonly iterate: Region;
  readonly direction: Region;
  readonly image: Region;
  readonly ring: Region;
  readonly zero: Region;
  readonly row: Region;
  readonly room: Region;
  readonly sums: Region;
  /** Numbers that kernels load (assembly/lib/constants.ts). */
  readonly constants: Region;
  /** Planar: what lanes without a substrate read; where they write; 1 everywhere, with faces. */
  readonly nothing: PlaneRegion;
  readonly refuse: PlaneRegion;
  readonly ones: PlaneRegion | null;
}

/** At least one. */
export type Scratches = readonly [SolverScratch, ...SolverScratch[]];

/** Reserves the scratch of a grid. */
export function planScratch(plan: MemoryPlan, grid: Grid, withFaces: boolean): SolverScratch {
  const voxels = voxelCount(grid);
  const lanes = (cells: number): Region => plan.floats(4 * (cells + 3));
  const levels = makeLevels(grid).map((level): LevelScratch => {
    const plane = () => lanes(level.cellCount);
    return {
      level,
      coefficient: plane(),
      inverse: plane(),
      rhs: plane(),
      solution: plane(),
      faces: withFaces ? [plane(), plane(), plane()] : null,
    };
  });
  return {
    levels,
    iterate: lanes(voxels),
    direction: lanes(voxels),
    image: lanes(voxels),
    ring: plan.floats(16 * (grid.nx + 2)),
    zero: plan.floats(4 * (grid.nx + 2)),
    row: lanes(grid.nx),
    room: plan.floats(5 * 32 * 4),
    sums: plan.floats(12 * grid.ny * grid.nz),
    constants: plan.floats(84),
    nothing: plan.planes(1, voxels),
    refuse: plan.planes(1, voxels),
    ones: withFaces ? plan.planes(1, voxels) : null,
  };
}
