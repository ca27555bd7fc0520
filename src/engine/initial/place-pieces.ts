import type { Grid } from "../../model/grid.ts";
import { makePieceIndex, type Piece, type PieceIndex } from "./piece-index.ts";
import { cellWidth, type PlacedShape } from "./placed-shape.ts";
import { softEdge } from "./soft-edge.ts";

/**
 * The union of pieces: a point is as far from it as from the nearest of them, so that what two
 * pieces share is covered once and pieces shorter than a voxel add up. Distances are right within
 * softness/2 and the `reach` (um) of a voxel.
 */
export function placePieces(
  grid: Grid,
  pieces: readonly Piece[],
  softness: number,
  reach: number,
): PlacedShape {
  const steepness = pieces.reduce((most, piece) => Math.max(most, steepnessOf(piece)), 1);
  const index = makePieceIndex(grid, pieces, softness / 2 + steepness * reach);
  return {
    coverOf: (lattice) => {
      const cell = cellWidth(lattice);
      const edge = softEdge(softness, cell);
      const spread = (cell * cell) / 12;
      return (x, y, z) => edge(distanceToPieces(index, x, y, z, spread));
    },
    distance: (x, y, z) => distanceToPieces(index, x, y, z, 0),
    steepness,
    softness,
    detail: pieces.reduce(
      (least, { radiusFrom, radiusTo }) => Math.min(least, radiusFrom, radiusTo),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Of the distance to a piece that tapers. */
function steepnessOf({ from, to, radiusFrom, radiusTo }: Piece): number {
  const length = Math.hypot(...from.map((at, axis) => to[axis]! - at));
  return length > 0 ? Math.hypot(1, (radiusTo - radiusFrom) / length) : 1;
}

/**
 * Distance to the axis less the radius there, the least over the pieces near the point. `spread`
 * (um^2) is the variance of a place within a cell along each axis: to second order the mean of the
 * distance over the cell across the normal, by which a curved outline keeps its area.
 */
function distanceToPieces(
  { near, values, dimensions }: PieceIndex,
  x: number,
  y: number,
  z: number,
  spread: number,
): number {
  const candidates = near(x, y, z);
  let least = Number.POSITIVE_INFINITY;
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
    if (distance < least) least = distance;
  }
  return least;
}
