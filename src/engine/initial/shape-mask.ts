import { type Grid, voxelCount } from "../../model/grid.ts";
import type { Shape } from "../../model/scenario.ts";
import { coverVoxels, type SignedDistance } from "./cover-voxels.ts";

export type PlainShape = Extract<Shape, { readonly kind: "disc" | "ring" | "box" | "stripe" }>;

/** Share of each voxel inside a disc (ball), ring (shell), box or stripe, 0 to 1. */
export function shapeMask(grid: Grid, shape: PlainShape): Float32Array {
  const mask = new Float32Array(voxelCount(grid));
  coverVoxels(grid, mask, distanceTo(grid, shape), shape.softness);
  return mask;
}

function distanceTo(grid: Grid, shape: PlainShape): SignedDistance {
  switch (shape.kind) {
    case "disc": {
      const fromCenter = distanceFrom(shape.center);
      return (x, y, z) => fromCenter(x, y, z) - shape.radius;
    }
    case "ring": {
      const fromCenter = distanceFrom(shape.center);
      return (x, y, z) => Math.abs(fromCenter(x, y, z) - shape.radius) - shape.width / 2;
    }
    case "box": {
      const sides = shape.center.map((center, axis) => {
        const half = shape.size[axis]! / 2;
        return intervalDistance(center - half, center + half, axisLength(grid, axis));
      });
      return (x, y, z) =>
        Math.max(sides[0]!(x), sides[1]!(y), sides[2]?.(z) ?? Number.NEGATIVE_INFINITY);
    }
    case "stripe": {
      const axis = { x: 0, y: 1, z: 2 }[shape.axis];
      const inside = intervalDistance(shape.from, shape.to, axisLength(grid, axis));
      return (x, y, z) => inside(axis === 0 ? x : axis === 1 ? y : z);
    }
  }
}

function distanceFrom(center: readonly number[]): SignedDistance {
  const [cx = 0, cy = 0, cz = 0] = center;
  return (x, y, z) => Math.hypot(x - cx, y - cy, z - cz);
}

/** Signed distance to an interval; an end at or beyond the domain's edge does not count as an edge. */
function intervalDistance(from: number, to: number, length: number): (at: number) => number {
  const low = from <= 0 ? Number.NEGATIVE_INFINITY : from;
  const high = to >= length ? Number.POSITIVE_INFINITY : to;
  return (at) => Math.max(low - at, at - high);
}

function axisLength(grid: Grid, axis: number): number {
  return [grid.nx * grid.dx, grid.ny * grid.dy, grid.nz * grid.dz][axis]!;
}
