import { groupMovers } from "../compile/group-movers.ts";
import { makeLevels, pyramidCellCount } from "../compile/levels.ts";
import type { Program } from "../compile/program.ts";
import { type Grid, voxelCount } from "../model/grid.ts";
import { EngineError } from "./engine-error.ts";

/**
 * Bytes that the GPU path allocates for a program on a grid, all buffers together. (The CPU path plans
 * one memory and knows its size before it is opened.)
 */
export function estimateMemory(program: Program, grid: Grid): number {
  const { layout } = program;
  const voxels = voxelCount(grid);
  const isImplicit = program.scheme === "implicit";
  const pyramid = isImplicit && layout.substrateCount > 0 ? pyramidCellCount(makeLevels(grid)) : 0;
  const solver = 3 * layout.substrateCount + layout.diffusionPlaneCount;
  const rates = isImplicit ? 0 : layout.fieldCount;
  // Face rates of all groups of movers whose rates vary in space, a moved plane per mover, an
  // observable's plane and the layers of the picture.
  const faces = 2 * [grid.nx, grid.ny, grid.nz].filter((n) => n > 1).length;
  const own = faces * unevenGroupCount(program) + layout.movers.length + layout.fieldCount + 10;
  const planes = layout.fieldCount + layout.transportPlaneCount + rates + own;
  return 4 * (planes * voxels + solver * pyramid);
}

function unevenGroupCount({ model, layout }: Program): number {
  return groupMovers(model, layout).filter(([first]) => {
    const { motilityPlane, drifts } = layout.movers[first!]!;
    return motilityPlane >= 0 || drifts.length > 0;
  }).length;
}

/**
 * Throws EngineError, with both numbers and a grid that would fit, where an estimate is above the
 * limit (bytes).
 */
export function requireMemory(bytes: number, limit: number, grid: Grid, what = "memory"): void {
  if (bytes <= limit) return;
  const size = (n: number): string => `${Math.ceil(n / 2 ** 20).toLocaleString("en-US")} MiB`;
  const smaller = smallerGrid(grid, limit / bytes);
  throw new EngineError(
    `This model on a grid of ${gridText([grid.nx, grid.ny, grid.nz], grid)} needs ${size(bytes)} of ` +
      `${what}, and there are ${size(limit)}. A grid of ${gridText(smaller, grid)} would fit.`,
  );
}

/** The grid shrunk evenly to at most `share` of its voxels, at least 16 (or all) a side. */
export function smallerGrid(grid: Grid, share: number): readonly [number, number, number] {
  const factor = share ** (1 / grid.dimensions);
  const shrink = (n: number): number => {
    if (n === 1) return 1;
    const cells = Math.floor(n * factor);
    const even = cells >= 32 ? cells - (cells % 8) : cells;
    return Math.max(Math.min(n, 16), even);
  };
  return [shrink(grid.nx), shrink(grid.ny), shrink(grid.nz)];
}

function gridText(cells: readonly [number, number, number], grid: Grid): string {
  return cells.slice(0, grid.dimensions).join("x");
}
