import type { Grid } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Preset } from "../preset/preset.ts";

/** The preset's scenario on the cheaper grid and step on which its claims are checked. */
export function checkScenario(preset: Preset): Scenario {
  const { scenario, check } = preset;
  if (check === undefined) return scenario;
  const { grid, ...times } = check;
  return {
    ...scenario,
    grid: grid === undefined ? scenario.grid : regrid(scenario.grid, grid),
    time: { ...scenario.time, ...times },
  };
}

/** The same domain in another number of voxels per axis. */
function regrid(grid: Grid, counts: readonly number[]): Grid {
  const [nx = grid.nx, ny = grid.ny, nz = grid.nz] = counts;
  return {
    ...grid,
    nx,
    ny,
    nz,
    dx: (grid.dx * grid.nx) / nx,
    dy: (grid.dy * grid.ny) / ny,
    dz: (grid.dz * grid.nz) / nz,
  };
}
