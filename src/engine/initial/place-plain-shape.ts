import type { Grid } from "../../model/grid.ts";
import type { Shape } from "../../model/scenario.ts";
import { cellWidth, domainSize, type PlacedShape } from "./placed-shape.ts";
import { cellVariance, softEdge, widthAcross } from "./soft-edge.ts";

type PlainShape = Extract<Shape, { readonly kind: "ring" | "box" | "stripe" }>;

/**
 * Ring (shell), box and stripe. Each is made of whole soft edges, so that its softness takes nothing
 * from its area: a ring is a disc less a disc, a stripe a half-space less another, a box the product
 * of stripes.
 */
export function placePlainShape(grid: Grid, shape: PlainShape): PlacedShape {
  if (shape.kind === "ring") return placeRing(grid, shape);
  const size = domainSize(grid);
  if (shape.kind === "box") {
    const intervals = size.map((length, axis): Interval => {
      const center = shape.center[axis];
      if (center === undefined) return everywhere;
      const half = shape.size[axis]! / 2;
      return intervalWithin(center - half, center + half, length);
    });
    return placeIntervals(intervals, shape.softness);
  }
  const across = { x: 0, y: 1, z: 2 }[shape.axis];
  const intervals = size.map((length, axis) =>
    axis === across ? intervalWithin(shape.from, shape.to, length) : everywhere,
  );
  return placeIntervals(intervals, shape.softness);
}

type Interval = readonly [number, number];

const everywhere: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** An end at or beyond the domain's edge does not count as an edge. */
function intervalWithin(from: number, to: number, length: number): Interval {
  return [
    from <= 0 ? Number.NEGATIVE_INFINITY : from,
    to >= length ? Number.POSITIVE_INFINITY : to,
  ];
}

function placeIntervals(intervals: readonly Interval[], softness: number): PlacedShape {
  const coverOf = (lattice: Grid) => {
    const [alongX, alongY, alongZ] = [lattice.dx, lattice.dy, lattice.dz].map((width, axis) => {
      const [from, to] = intervals[axis]!;
      const edge = (distance: number) => softEdge(distance, softness, width);
      return (at: number): number => edge(from - at) + edge(at - to) - 1;
    });
    return (x: number, y: number, z: number) => {
      const share = alongX!(x);
      return share === 0 ? 0 : share * alongY!(y) * alongZ!(z);
    };
  };
  const distance = (...point: readonly [number, number, number]): number =>
    Math.max(
      ...intervals.map(([from, to], axis) => Math.max(from - point[axis]!, point[axis]! - to)),
    );
  return { coverOf, distance, steepness: 1, softness, detail: Number.POSITIVE_INFINITY };
}

function placeRing(grid: Grid, shape: Extract<PlainShape, { kind: "ring" }>): PlacedShape {
  const { radius, width, softness } = shape;
  const [cx = 0, cy = 0, cz = 0] = shape.center;
  const inner = radius - width / 2;
  const outer = radius + width / 2;
  const coverOf = (lattice: Grid) => {
    const spread = (grid.dimensions - 1) * cellVariance(cellWidth(lattice));
    return (x: number, y: number, z: number) => {
      const [ox, oy, oz] = [x - cx, y - cy, z - cz];
      const away = Math.sqrt(ox * ox + oy * oy + oz * oz + spread);
      const width = widthAcross(lattice, ox, oy, oz, away);
      const whole = softEdge(away - outer, softness, width);
      return whole - (inner > 0 ? softEdge(away - inner, softness, width) : 0);
    };
  };
  const distance = (x: number, y: number, z: number): number =>
    Math.abs(Math.hypot(x - cx, y - cy, z - cz) - radius) - width / 2;
  return {
    coverOf,
    distance,
    steepness: 1,
    softness,
    detail: 0.5 * Math.min(width, inner > 0 ? inner : outer),
  };
}
