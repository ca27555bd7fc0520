import type { Grid } from "../model/grid.ts";
import { EngineError } from "./engine-error.ts";

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
