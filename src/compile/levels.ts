import type { Grid } from "../model/grid.ts";

/**
 * One level of the multigrid hierarchy (docs/numerics.md, "The solve"). Triples are
 * in the order x, y, z. A pyramid buffer of `count` planes stores level after level, and within a
 * level plane after plane: plane p of a level starts at `count * offset + p * cellCount`.
 */
export interface Level {
  readonly n: Triple;
  /** Nominal width of a cell, um. */
  readonly width: Triple;
  /** Width of the last cell of each axis in units of `width`, in (0, 1]. */
  readonly last: Triple;
  /** Whether the next level halves this axis. All false on the last level. */
  readonly coarsened: readonly [boolean, boolean, boolean];
  readonly cellCount: number;
  /** Cells of all finer levels. */
  readonly offset: number;
}

export type Triple = readonly [number, number, number];

/** The levels from the grid itself (index 0) down to a single cell. */
export function makeLevels(grid: Grid): Level[] {
  const levels: Level[] = [];
  let n: Triple = [grid.nx, grid.ny, grid.nz];
  let width: Triple = [grid.dx, grid.dy, grid.dz];
  let last: Triple = [1, 1, 1];
  let offset = 0;
  for (;;) {
    const coarsened = axesToCoarsen(n, width);
    const cellCount = n[0] * n[1] * n[2];
    levels.push({ n, width, last, coarsened, cellCount, offset });
    if (!coarsened.includes(true)) return levels;
    offset += cellCount;
    last = mapAxes((axis) => (coarsened[axis] ? coarseLast(n[axis], last[axis]) : last[axis]));
    width = mapAxes((axis) => (coarsened[axis] ? 2 * width[axis] : width[axis]));
    n = mapAxes((axis) => (coarsened[axis] ? Math.ceil(n[axis] / 2) : n[axis]));
  }
}

function axesToCoarsen(n: Triple, width: Triple): readonly [boolean, boolean, boolean] {
  const smallest = Math.min(...width.filter((_, axis) => (n[axis] as number) > 1));
  const coarsen = (axis: 0 | 1 | 2) => n[axis] > 1 && width[axis] < 1.5 * smallest;
  return [coarsen(0), coarsen(1), coarsen(2)];
}

function coarseLast(n: number, last: number): number {
  return n % 2 === 0 ? (1 + last) / 2 : last / 2;
}

function mapAxes(value: (axis: 0 | 1 | 2) => number): Triple {
  return [value(0), value(1), value(2)];
}
