import { type Level, makeLevels } from "../../../compile/levels.ts";
import { type CycleAction, makeCycle } from "../../../compile/multigrid-cycle.ts";
import type { Layout } from "../../../compile/program.ts";
import type { Grid } from "../../../model/grid.ts";
import type { Boundary, Model, SideBoundary } from "../../../model/model.ts";
import { axisInterpolation } from "./axis-interpolation.ts";
import { axisRestriction } from "./axis-restriction.ts";
import { type AxisWeights, axisWeights, type EndKind } from "./axis-weights.ts";
import { balance } from "./balance.ts";
import type { Coloring } from "./color-rows.ts";
import type { LevelPlane } from "./level-plane.ts";
import { measureBound } from "./measure-bound.ts";
import { type Interpolation, prolong } from "./prolong.ts";
import { type Restriction, restrict } from "./restrict.ts";
import { smooth } from "./smooth.ts";

/** All substrates on all levels, and the cycle that solves for them. */
export interface Multigrid {
  readonly levels: readonly Level[];
  readonly actions: readonly CycleAction[];
  readonly colorings: readonly Coloring[];
  readonly pyramids: readonly Pyramid[];
}

/** One substrate: its plane on every level, and the way from each level + 1 to the level. */
export interface Pyramid {
  readonly planes: readonly LevelPlane[];
  readonly interpolations: readonly Interpolation[];
  readonly restrictions: readonly Restriction[];
  /** Signed substrates are not clamped to >= 0. */
  readonly signed: boolean;
}

/** Allocates everything once. */
export function makeMultigrid(model: Model, layout: Layout, grid: Grid): Multigrid {
  const levels = makeLevels(grid);
  const substrates = model.fields.slice(0, layout.substrateCount);
  const wraps = (side: "left" | "bottom" | "back"): boolean =>
    substrates.some((field) => field.boundary[side].type === "periodic");
  const periodic = [wraps("left"), wraps("bottom"), wraps("back")] as const;
  return {
    levels,
    actions: makeCycle(levels, periodic),
    colorings: levels.map((level) => colorLevel(level, periodic)),
    pyramids: substrates.map((field, slot) =>
      makePyramid(
        levels,
        field.boundary,
        layout.diffusionPlane[slot]! >= 0,
        layout.signedFields[slot] ?? false,
      ),
    ),
  };
}

function endOf({ type }: SideBoundary): EndKind {
  return type === "periodic" || type === "value" ? type : "no-flux";
}

/** The three axes of a level under a boundary; strides are those of an x-fastest array. */
export function levelAxes(
  level: Pick<Level, "n" | "last">,
  boundary: Boundary,
): readonly [AxisWeights, AxisWeights, AxisWeights] {
  const [nx, ny, nz] = level.n;
  const [wx, wy, wz] = level.last;
  return [
    axisWeights(nx, 1, wx, endOf(boundary.left), endOf(boundary.right)),
    axisWeights(ny, nx, wy, endOf(boundary.bottom), endOf(boundary.top)),
    axisWeights(nz, nx * ny, wz, endOf(boundary.back), endOf(boundary.front)),
  ];
}

/** Sets r and the wall values of one substrate for a step of dt (min); D is 1 where it varies. */
export function setDiffusion(
  multigrid: Multigrid,
  substrate: number,
  dt: number,
  D: number,
  wall: ArrayLike<number>,
): void {
  const pyramid = multigrid.pyramids[substrate]!;
  multigrid.levels.forEach((level, l) => {
    const plane = pyramid.planes[l]!;
    level.width.forEach((h, axis) => {
      plane.scale[axis] = (dt * D) / (h * h);
    });
    if (l === 0) plane.wall.set(wall);
  });
}

/** One cycle on every substrate. Substrate by substrate, so that one stays in the cache. */
export function runCycle(multigrid: Multigrid): void {
  for (const pyramid of multigrid.pyramids) {
    const finest = pyramid.planes[0]!;
    if (!pyramid.signed) finest.bound = measureBound(finest);
    for (const action of multigrid.actions) runAction(multigrid, pyramid, action);
  }
}

/** Makes the totals of the unsigned substrates exact, after the last cycle of a solve. */
export function balanceTotals(multigrid: Multigrid): void {
  for (const { planes, signed } of multigrid.pyramids) {
    if (!signed) balance(planes[0]!);
  }
}

function runAction(multigrid: Multigrid, pyramid: Pyramid, action: CycleAction): void {
  const { level } = action;
  const plane = pyramid.planes[level]!;
  if (action.action === "smooth") {
    const clamp = action.clamp && !pyramid.signed;
    smooth(plane, multigrid.colorings[level]!, action.color, clamp);
  } else if (action.action === "restrict") {
    restrict(plane, pyramid.planes[level + 1]!, pyramid.restrictions[level]!, level === 0);
  } else {
    prolong(pyramid.planes[level + 1]!, plane, pyramid.interpolations[level]!);
  }
}

function makePyramid(
  levels: readonly Level[],
  boundary: Boundary,
  varying: boolean,
  signed: boolean,
): Pyramid {
  const planes = levels.map((level): LevelPlane => {
    const [x, y, z] = levelAxes(level, boundary);
    const plane = (): Float32Array => new Float32Array(level.cellCount);
    return {
      x,
      y,
      z,
      solution: plane(),
      rhs: plane(),
      coefficient: plane(),
      diffusion: varying ? plane() : null,
      scale: new Float64Array(3),
      wall: new Float64Array(6),
      bound: 0,
    };
  });
  const interpolations = planes.slice(0, -1).map((fine, level): Interpolation => {
    const coarse = planes[level + 1]!;
    return {
      x: axisInterpolation(fine.x, coarse.x),
      y: axisInterpolation(fine.y, coarse.y),
      z: axisInterpolation(fine.z, coarse.z),
    };
  });
  const restrictions = interpolations.map((by, level): Restriction => {
    const fine = planes[level]!;
    const coarse = planes[level + 1]!;
    return {
      x: axisRestriction(fine.x, coarse.x, by.x),
      y: axisRestriction(fine.y, coarse.y, by.y),
      z: axisRestriction(fine.z, coarse.z, by.z),
    };
  });
  return { planes, interpolations, restrictions, signed };
}

function colorLevel(level: Level, periodic: readonly [boolean, boolean, boolean]): Coloring {
  const odd = (axis: 0 | 1 | 2): boolean =>
    periodic[axis] && level.n[axis] > 1 && level.n[axis] % 2 === 1;
  const oddWrap = [odd(0), odd(1), odd(2)] as const;
  return { colors: oddWrap.includes(true) ? 3 : 2, oddWrap };
}
