import type {
  BoundaryDescription,
  Side,
  SideBoundaryDescription,
  WallDescription,
} from "./description.ts";
import { ModelError } from "./error.ts";
import type { Boundary, SideBoundary } from "./model.ts";
import { readFormula, readPositive, readSigned } from "./read-formula.ts";
import type { Vocabulary } from "./vocabulary.ts";

const AXES: readonly (readonly [Side, Side])[] = [
  ["left", "right"],
  ["bottom", "top"],
  ["back", "front"],
];

export const noFluxBoundary: Boundary = {
  left: { type: "no-flux" },
  right: { type: "no-flux" },
  bottom: { type: "no-flux" },
  top: { type: "no-flux" },
  back: { type: "no-flux" },
  front: { type: "no-flux" },
};

/** A condition for each side; `signed`: whether the field may be negative; two dimensions have no `back` and `front`, which are no-flux there. */
export function resolveBoundary(
  description: BoundaryDescription,
  place: string,
  dimensions: 2 | 3,
  vocabulary: Vocabulary,
  signed: boolean,
): Boundary {
  const boundary: Record<Side, SideBoundary> = { ...noFluxBoundary };
  for (const side of dimensions === 2 ? (["back", "front"] as const) : []) {
    if (isForAllSides(description) || !(side in description)) continue;
    throw new ModelError(`${place}.${side}`, `a domain in two dimensions has no "${side}" side`);
  }
  for (const [first, second] of AXES.slice(0, dimensions)) {
    for (const side of [first, second]) {
      boundary[side] = resolveSide(description, side, place, vocabulary, signed);
    }
    const periodic = [first, second].filter((side) => boundary[side].type === "periodic");
    const [only] = periodic;
    if (periodic.length !== 1 || only === undefined) continue;
    const other = only === first ? second : first;
    throw new ModelError(
      place,
      `a periodic side needs its opposite: "${first}" and "${second}" must both be "periodic", but "${other}" is ${describeSide(boundary[other])}; make it "periodic", or give "${only}" a wall`,
    );
  }
  return boundary;
}

/** How errors call a wall. */
function describeSide(boundary: SideBoundary): string {
  switch (boundary.type) {
    case "value":
      return "a wall of fixed value";
    case "flux":
      return "a wall with a flux";
    case "exchange":
      return "a wall with an exchange";
    default:
      return boundary.type;
  }
}

const WALL_KEYS = ["value", "flux", "exchange", "target"] as const;

function isForAllSides(description: BoundaryDescription): description is SideBoundaryDescription {
  return typeof description === "string" || WALL_KEYS.some((key) => key in description);
}

function resolveSide(
  description: BoundaryDescription,
  side: Side,
  place: string,
  vocabulary: Vocabulary,
  signed: boolean,
): SideBoundary {
  const forAll = isForAllSides(description);
  const written = forAll ? description : description[side];
  if (written === undefined || written === "no-flux") return { type: "no-flux" };
  if (written === "periodic") return { type: "periodic" };
  return resolveWall(written, forAll ? place : `${place}.${side}`, vocabulary, signed);
}

function resolveWall(
  wall: WallDescription,
  place: string,
  vocabulary: Vocabulary,
  signed: boolean,
): SideBoundary {
  if ("value" in wall) {
    const value = readSigned(wall.value, `${place}.value`, vocabulary, "tissue", signed);
    return { type: "value", value };
  }
  if ("flux" in wall) {
    return { type: "flux", flux: readFormula(wall.flux, `${place}.flux`, vocabulary, "tissue") };
  }
  return {
    type: "exchange",
    rate: readPositive(wall.exchange, `${place}.exchange`, vocabulary, "tissue"),
    target: readSigned(wall.target, `${place}.target`, vocabulary, "tissue", signed),
  };
}
