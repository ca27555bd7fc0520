import { type Level, makeLevels } from "../../compile/levels.ts";
import type { Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";

/** A level as kernels see it: struct LevelShape of shaders/lib/task.wgsl. */
export interface LevelShape {
  readonly n: readonly [number, number, number];
  readonly cellCount: number;
  /** How often each axis was halved. */
  readonly halvings: readonly [number, number, number];
  /** Cells of all finer levels. */
  readonly offset: number;
  /** Colors of a sweep: 3 where an axis of odd length wraps for any substrate, else 2. */
  readonly colorCount: 2 | 3;
  /** Bit a: axis a wraps and has an odd length. */
  readonly oddWrap: number;
}

type Triple = readonly [number, number, number];

/** The levels from the grid itself to a single cell. */
export function levelShapes(program: Program, grid: Grid, substrateCount: number): LevelShape[] {
  const substrates = program.model.fields.slice(0, substrateCount);
  const wraps = (["left", "bottom", "back"] as const).map((side) =>
    substrates.some((field) => field.boundary[side].type === "periodic"),
  );
  let halvings: Triple = [0, 0, 0];
  return makeLevels(grid).map((level) => {
    const shape = shapeOf(level, halvings, wraps);
    const [x, y, z] = level.coarsened.map(Number) as [number, number, number];
    halvings = [halvings[0] + x, halvings[1] + y, halvings[2] + z];
    return shape;
  });
}

function shapeOf(level: Level, halvings: Triple, wraps: readonly boolean[]): LevelShape {
  const { n, cellCount, offset } = level;
  const oddWrap = n.reduce(
    (bits, cells, axis) =>
      wraps[axis] && cells > 1 && cells % 2 === 1 ? bits | (1 << axis) : bits,
    0,
  );
  return { n, cellCount, halvings, offset, oddWrap, colorCount: oddWrap === 0 ? 2 : 3 };
}

/** The 12 words of struct LevelShape. */
export function levelWords({ n, cellCount, halvings, offset, ...colors }: LevelShape): number[] {
  return [...n, cellCount, ...halvings, offset, colors.colorCount, colors.oddWrap, 0, 0];
}

/** Cells that one workgroup holds: right side, coefficient and correction of each in 16 KiB. */
const mostNearCells = 1365;
/** Cells of one level more that it does in storage, so that this level costs no dispatches of its own. */
const mostTopCells = 6144;
/** Where a CPU plays the GPU: memory is near and dispatches are cheap there, but barriers are not. */
const mostSoftwareCells = 341;

/** Levels that one workgroup does together. */
export interface Tail {
  /** The first; levels.length: there are none. Never level 0. */
  readonly level: number;
  /** Cells of it if it stays in storage, else 0. */
  readonly topCells: number;
}

export function tailOf(levels: readonly LevelShape[], isSoftware: boolean): Tail {
  const cells = levels.reduce((sum, { cellCount }) => sum + cellCount, 0);
  const most = isSoftware ? mostSoftwareCells : mostNearCells;
  const near = levels.findIndex(({ offset }, l) => l > 0 && cells - offset <= most);
  if (near < 0) return { level: levels.length, topCells: 0 };
  const top = levels[near - 1]!;
  const hasTop = !isSoftware && near > 1 && top.cellCount <= mostTopCells;
  return hasTop ? { level: near - 1, topCells: top.cellCount } : { level: near, topCells: 0 };
}
