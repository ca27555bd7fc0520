import type { Grid } from "../../model/grid.ts";
import { makePieceIndex, type Piece, type PieceIndex } from "./piece-index.ts";
import { cellWidth, type PlacedShape } from "./placed-shape.ts";
import { cellVariance, softEdge, widthAcross } from "./soft-edge.ts";

/**
 * The union of pieces: a point is as far from it as from the nearest of them, so that what two
 * pieces share is covered once and pieces shorter than a voxel add up. Distances are right within
 * softness/2 and `reach` (um).
 */
export function placePieces(
  grid: Grid,
  pieces: readonly Piece[],
  softness: number,
  reach: number,
): PlacedShape {
  const steepness = pieces.reduce((most, piece) => Math.max(most, steepnessOf(piece)), 1);
  const nearest = nearestIn(makePieceIndex(grid, pieces, softness / 2 + steepness * reach));
  return {
    coverOf: (lattice) => {
      const spread = cellVariance(cellWidth(lattice));
      return (x, y, z) => {
        const { distance, away, ox, oy, oz } = nearest(x, y, z, spread);
        return softEdge(distance, softness, widthAcross(lattice, ox, oy, oz, away));
      };
    },
    distance: (x, y, z) => nearest(x, y, z, 0).distance,
    steepness,
    softness,
    detail: pieces.reduce(
      (least, piece) => Math.min(least, detailOf(piece)),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** A ball stands alone: where cells miss some of it, no other makes up for that. */
function detailOf({ from, to, radiusFrom, radiusTo }: Piece): number {
  const isBall = from.every((at, axis) => at === to[axis]);
  return (isBall ? 1 / 3 : 1) * Math.min(radiusFrom, radiusTo);
}

/** Of the distance to a piece that tapers. */
function steepnessOf({ from, to, radiusFrom, radiusTo }: Piece): number {
  const length = Math.hypot(...from.map((at, axis) => to[axis]! - at));
  return length > 0 ? Math.hypot(1, (radiusTo - radiusFrom) / length) : 1;
}

/** Where a point lies from the nearest piece, um. */
interface Nearest {
  /** To the outline; Infinity beyond the reach of all. */
  distance: number;
  /** To the axis, and the vector from there. */
  away: number;
  ox: number;
  oy: number;
  oz: number;
}

/**
 * Distance to the axis less the radius there, the least over the pieces near the point. `spread`
 * (um^2) is the variance of a place within a cell along each axis: averaged over the cell across the
 * normal a curved outline lies farther away, and so keeps its area to second order. The result is
 * written anew by each call.
 */
function nearestIn({ near, values, dimensions }: PieceIndex) {
  const found: Nearest = { distance: 0, away: 1, ox: 0, oy: 0, oz: 0 };
  return (x: number, y: number, z: number, spread: number): Nearest => {
    const candidates = near(x, y, z);
    found.distance = Number.POSITIVE_INFINITY;
    for (let c = 0; c < candidates.length; c++) {
      const at = 9 * candidates[c]!;
      const fx = x - values[at]!;
      const fy = y - values[at + 1]!;
      const fz = z - values[at + 2]!;
      const dx = values[at + 3]!;
      const dy = values[at + 4]!;
      const dz = values[at + 5]!;
      const along = (fx * dx + fy * dy + fz * dz) * values[at + 6]!;
      const s = along <= 0 ? 0 : along >= 1 ? 1 : along;
      const curved = s > 0 && s < 1 ? dimensions - 2 : dimensions - 1;
      const ox = fx - s * dx;
      const oy = fy - s * dy;
      const oz = fz - s * dz;
      const away = Math.sqrt(ox * ox + oy * oy + oz * oz + curved * spread);
      const distance = away - values[at + 7]! - s * values[at + 8]!;
      if (distance >= found.distance) continue;
      found.distance = distance;
      found.away = away;
      found.ox = ox;
      found.oy = oy;
      found.oz = oz;
    }
    return found;
  };
}
