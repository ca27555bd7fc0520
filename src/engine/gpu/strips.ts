import type { BufferLayout } from "./buffer-layout.ts";
import { type Groups, planeGroups, rowGroups } from "./dispatch.ts";

/** Partial results of a quad at most in the plane; one workgroup gathers them. */
const mostStrips = 16384;

/**
 * Rows of the grid that an invocation of a reduction goes through: few enough to fill a GPU, many
 * enough that the partial results are soon gathered; more where a CPU plays the GPU.
 */
export function stripRows(nx: number, rows: number, isSoftware: boolean): number {
  const least = isSoftware ? 64 : 16;
  return Math.min(rows, Math.max(least, Math.ceil((nx * rows) / mostStrips)));
}

/** Workgroups of a kernel that goes through strips of voxels, once for all fields. */
export function columnGroups({ grid, stripRows }: BufferLayout): Groups {
  return rowGroups(grid.nx, Math.ceil((grid.ny * grid.nz) / stripRows), 1);
}

/** The same for each quad. */
export function stripGroups(layout: BufferLayout): Groups {
  const [x, y] = columnGroups(layout);
  return [x, y, layout.quadCount];
}

/** Strips of a grid. */
export function stripCount({ grid, stripRows }: Pick<BufferLayout, "grid" | "stripRows">): number {
  return grid.nx * Math.ceil((grid.ny * grid.nz) / stripRows);
}

/**
 * The same of a kernel that goes through blocks of a level, the cells of the next one (n of them along
 * each axis): `rows` of them for an invocation.
 */
export function blockStrips(
  { quadCount }: BufferLayout,
  [nx, ny, nz]: readonly [number, number, number],
  rows: number,
): { readonly groups: Groups; readonly count: number } {
  const along = Math.ceil((ny * nz) / rows);
  return { groups: planeGroups(nx, along, quadCount), count: nx * along };
}

/** Rows of blocks for an invocation on the finest level: as many voxels as in a strip. */
export function blockRows({ stripRows }: BufferLayout): number {
  return Math.max(1, Math.floor(stripRows / 4));
}

/**
 * Partial results of a quad: of kernels that go through voxels, of those that open or end a stage, and of those
 * that measure a correction.
 */
export function partialsOf(layout: BufferLayout): {
  strips: number;
  stages: number;
  blocks: number;
  most: number;
} {
  const { grid, levels, gathersGroups, stagesMeet } = layout;
  const [level, coarse] = levels;
  const strips = stripCount(layout);
  const stages = stagesMeet ? countOf(planeGroups(grid.nx, grid.ny, grid.nz)) : strips;
  const { groups, count } = blockStrips(layout, (coarse ?? level!).n, blockRows(layout));
  const gathered = groups[0] * groups[1];
  const blocks = gathersGroups ? gathered : level!.colorCount === 3 ? strips : count;
  return { strips, stages, blocks, most: Math.max(strips, stages, blocks) };
}

function countOf([x, y, z]: Groups): number {
  return x * y * z;
}
