import type { Grid } from "../../model/grid.ts";
import type { Shape } from "../../model/scenario.ts";
import { growNetwork } from "./grow-network.ts";
import type { Piece } from "./piece-index.ts";
import { placePieces } from "./place-pieces.ts";
import { placePlainShape } from "./place-plain-shape.ts";
import { domainSize, halfDiagonal, type PlacedShape } from "./placed-shape.ts";
import { spotCenters } from "./spot-centers.ts";

/** A shape in the domain of a grid; what is random in it follows from the domain, seed and stream alone. */
export function placeShape(
  grid: Grid,
  shape: Exclude<Shape, { readonly kind: "noise" }>,
  seed: number,
  stream: number,
): PlacedShape {
  const placed = (pieces: readonly Piece[]): PlacedShape =>
    placePieces(grid, pieces, shape.softness, halfDiagonal(grid));
  switch (shape.kind) {
    case "disc":
      return placed([ball(shape.center, shape.radius)]);
    case "spots": {
      const centers = spotCenters(domainSize(grid), shape, seed, stream);
      return placed(centers.map((center) => ball(center, shape.radius)));
    }
    case "network": {
      const { roots, branches, radius } = shape;
      return placed(growNetwork({ size: domainSize(grid), roots, branches, radius }, seed, stream));
    }
    default:
      return placePlainShape(grid, shape);
  }
}

function ball([x = 0, y = 0, z = 0]: readonly number[], radius: number): Piece {
  return { from: [x, y, z], to: [x, y, z], radiusFrom: radius, radiusTo: radius };
}
