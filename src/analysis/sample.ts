import type { Places } from "../compile/load-row.ts";
import { voxelCount } from "../model/grid.ts";
import type { TissueState } from "./tissue-state.ts";

/**
 * The same state at no more than `most` voxels, spread evenly over the rows of the domain (an R1 sequence on
 * the golden ratio, so that no period of the tissue is met): means over them stand for means over all.
 */
export function sampleOf(state: TissueState, most: number): TissueState {
  const { context } = state;
  const { grid } = context;
  const size = voxelCount(grid);
  if (size <= most) return state;
  const golden = (Math.sqrt(5) - 1) / 2;
  const stride = size / most;
  const voxels = Array.from({ length: most }, (_, index) => {
    const within = (index * golden) % 1;
    return Math.min(size - 1, Math.floor((index + within) * stride));
  });
  const position = (n: number, step: number, h: number): Float32Array =>
    Float32Array.from(voxels, (voxel) => ((Math.floor(voxel / step) % n) + 0.5) * h);
  const places: Places = {
    x: position(grid.nx, 1, grid.dx),
    y: position(grid.ny, grid.nx, grid.dy),
    z: position(grid.nz, grid.nx * grid.ny, grid.dz),
    chance: Uint32Array.from(voxels),
  };
  const fields = context.fields.map((plane) =>
    Float32Array.from(voxels, (voxel) => plane[voxel] as number),
  );
  return { ...state, context: { ...context, fields, places } };
}
