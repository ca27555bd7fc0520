import type { Side } from "../../src/model/description.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import type { Problem, Wall } from "./problem.ts";

/** A problem after discretization in space: u' = L(t) u - k(t) u + s(t), L symmetric. */
export interface SemiDiscrete {
  readonly size: number;
  /** Everything at one time. */
  at(t: number): Rates;
}

/** du/dt = sum over faces of g (u_j - u_i) - loss u + source. */
export interface Rates {
  readonly faces: readonly Face[];
  /** 1/min per voxel: k and what walls take. */
  readonly loss: Float64Array;
  /** Units of u per min and voxel: s and what walls give. */
  readonly source: Float64Array;
}

/** Exchange of two voxels at the rate `conductance` = D/h^2, 1/min. */
export interface Face {
  readonly a: number;
  readonly b: number;
  readonly conductance: number;
}

/** Writes the problem out face by face. Throws where a periodic side lacks its opposite. */
export function semiDiscrete(problem: Problem): SemiDiscrete {
  const { grid, loss = () => 0, source = () => 0 } = problem;
  const size = voxelCount(grid);
  const diffusionOf = diffusionPerVoxel(problem, size);
  const faces: Face[] = [];
  const borders: Border[] = [];
  for (const axis of axesOf(grid)) {
    const [low, high] = axis.sides.map((side) => problem.walls?.[side] ?? "no-flux") as [
      Wall,
      Wall,
    ];
    if ((low === "periodic") !== (high === "periodic")) {
      throw new Error(`both of ${axis.sides.join(" and ")} must be periodic, or none`);
    }
    for (let voxel = 0; voxel < size; voxel++) {
      const index = Math.floor(voxel / axis.stride) % axis.cells;
      const isLast = index === axis.cells - 1;
      const next = isLast ? voxel - index * axis.stride : voxel + axis.stride;
      if (!isLast || (low === "periodic" && axis.cells > 1)) {
        const between = harmonicMean(diffusionOf(voxel), diffusionOf(next));
        faces.push({ a: voxel, b: next, conductance: between / axis.width ** 2 });
      }
      if (index === 0) borders.push({ voxel, wall: low, width: axis.width });
      if (isLast) borders.push({ voxel, wall: high, width: axis.width });
    }
  }
  const at = (t: number): Rates => {
    const rates = {
      faces,
      loss: Float64Array.from({ length: size }, (_, voxel) => loss(voxel, t)),
      source: Float64Array.from({ length: size }, (_, voxel) => source(voxel, t)),
    };
    for (const border of borders) addWall(rates, border, diffusionOf(border.voxel), t);
    return rates;
  };
  return { size, at };
}

interface Border {
  readonly voxel: number;
  readonly wall: Wall;
  /** Of the voxel across the wall, um. */
  readonly width: number;
}

function addWall(rates: Rates, { voxel, wall, width }: Border, D: number, t: number): void {
  if (wall === "no-flux" || wall === "periodic") return;
  if ("flux" in wall) {
    rates.source[voxel]! += wall.flux(t) / width;
    return;
  }
  // Half a voxel of diffusion in series with the wall's own conductance (none: a fixed value).
  const half = (2 * D) / width;
  const conductance = "value" in wall ? half : inSeries(half, wall.exchange(t));
  const outside = "value" in wall ? wall.value(t) : wall.target(t);
  rates.loss[voxel]! += conductance / width;
  rates.source[voxel]! += (conductance / width) * outside;
}

function axesOf(grid: Grid) {
  const sides: readonly (readonly [Side, Side])[] = [
    ["left", "right"],
    ["bottom", "top"],
    ["back", "front"],
  ];
  const axes = [
    { cells: grid.nx, width: grid.dx, stride: 1 },
    { cells: grid.ny, width: grid.dy, stride: grid.nx },
    { cells: grid.nz, width: grid.dz, stride: grid.nx * grid.ny },
  ];
  return axes.slice(0, grid.dimensions).map((axis, i) => ({ ...axis, sides: sides[i]! }));
}

function diffusionPerVoxel({ diffusion }: Problem, size: number): (voxel: number) => number {
  if (typeof diffusion === "number") return () => diffusion;
  if (diffusion.length !== size) {
    throw new Error(`diffusion has ${diffusion.length} values for ${size} voxels`);
  }
  return (voxel) => diffusion[voxel]!;
}

function harmonicMean(a: number, b: number): number {
  return a > 0 && b > 0 ? (2 * a * b) / (a + b) : 0;
}

function inSeries(a: number, b: number): number {
  return a > 0 && b > 0 ? (a * b) / (a + b) : 0;
}
