import type { Place } from "../instrument.ts";
import type { Shape } from "../shape.ts";
import type { PlaneGrid } from "./between-voxels.ts";

/** Places a side at which a voxel on the border is asked whether it is inside. */
const PARTS = 8;

/**
 * The share of each voxel that lies within a circle or polygon, 0 to 1: whole voxels by their corners, those
 * on the border by a grid of 8 x 8 places.
 */
export function sharesInside(shape: Shape, grid: PlaneGrid): Float64Array {
  const { nx, ny, dx, dy } = grid;
  const shares = new Float64Array(nx * ny);
  const inside = insideOf(shape);
  const [left, right, bottom, top] = boundsOf(shape);
  const reach = Math.hypot(dx, dy) / 2;
  for (let j = Math.max(0, Math.floor(bottom / dy)); j < Math.min(ny, Math.ceil(top / dy)); j++) {
    for (let i = Math.max(0, Math.floor(left / dx)); i < Math.min(nx, Math.ceil(right / dx)); i++) {
      const [x, y] = [(i + 0.5) * dx, (j + 0.5) * dy];
      const away = borderDistance(shape, x, y);
      shares[i + nx * j] =
        away > reach ? Number(inside(x, y)) : shareOf(inside, i * dx, j * dy, dx, dy);
    }
  }
  return shares;
}

function shareOf(
  inside: (x: number, y: number) => boolean,
  x: number,
  y: number,
  dx: number,
  dy: number,
): number {
  let count = 0;
  for (let q = 0; q < PARTS; q++) {
    for (let p = 0; p < PARTS; p++) {
      if (inside(x + ((p + 0.5) / PARTS) * dx, y + ((q + 0.5) / PARTS) * dy)) count++;
    }
  }
  return count / PARTS ** 2;
}

/** Whether a place is inside: of a polygon by the even-odd rule. */
export function insideOf(shape: Shape): (x: number, y: number) => boolean {
  if (shape.kind === "circle") {
    const { center, radius } = shape;
    return (x, y) => Math.hypot(x - center.x, y - center.y) <= radius;
  }
  if (shape.kind === "polygon") {
    const edges = edgesOf(shape.points);
    return (x, y) => {
      let isInside = false;
      for (const [a, b] of edges) {
        if (a.y > y === b.y > y) continue;
        if (x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) isInside = !isInside;
      }
      return isInside;
    };
  }
  throw new Error(`A ${shape.kind} has no inside.`);
}

function boundsOf(shape: Shape): readonly [number, number, number, number] {
  if (shape.kind === "circle") {
    const { center, radius } = shape;
    return [center.x - radius, center.x + radius, center.y - radius, center.y + radius];
  }
  if (shape.kind !== "polygon") throw new Error(`A ${shape.kind} has no inside.`);
  const xs = shape.points.map(({ x }) => x);
  const ys = shape.points.map(({ y }) => y);
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

function borderDistance(shape: Shape, x: number, y: number): number {
  if (shape.kind === "circle") {
    return Math.abs(Math.hypot(x - shape.center.x, y - shape.center.y) - shape.radius);
  }
  if (shape.kind !== "polygon") return 0;
  return Math.min(...edgesOf(shape.points).map(([a, b]) => segmentDistance(a, b, x, y)));
}

function segmentDistance(a: Place, b: Place, x: number, y: number): number {
  const [ex, ey] = [b.x - a.x, b.y - a.y];
  const square = ex * ex + ey * ey;
  const along = square === 0 ? 0 : ((x - a.x) * ex + (y - a.y) * ey) / square;
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - a.x - t * ex, y - a.y - t * ey);
}

function edgesOf(points: readonly Place[]): readonly (readonly [Place, Place])[] {
  return points.map((point, index) => [point, points[(index + 1) % points.length]!] as const);
}
