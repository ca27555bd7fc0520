import type { BoundaryDescription, Side, SideBoundaryDescription } from "./description.ts";
import { ModelError } from "./error.ts";
import type { Boundary, SideBoundary } from "./model.ts";
import { readFormula } from "./read-formula.ts";
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

/** A condition for each side; two dimensions have no `back` and `front`, which are no-flux there. */
export function resolveBoundary(
  description: BoundaryDescription,
  place: string,
  dimensions: 2 | 3,
  vocabulary: Vocabulary,
): Boundary {
  const boundary: Record<Side, SideBoundary> = { ...noFluxBoundary };
  for (const side of dimensions === 2 ? (["back", "front"] as const) : []) {
    if (typeof description === "string" || !(side in description)) continue;
    throw new ModelError(`${place}.${side}`, `a domain in two dimensions has no "${side}" side`);
  }
  for (const [first, second] of AXES.slice(0, dimensions)) {
    for (const side of [first, second]) {
      boundary[side] = resolveSide(description, side, place, vocabulary);
    }
    if ((boundary[first].type === "periodic") !== (boundary[second].type === "periodic")) {
      throw new ModelError(
        place,
        `a periodic side needs its opposite: "${first}" and "${second}" must both be "periodic"`,
      );
    }
  }
  return boundary;
}

function resolveSide(
  description: BoundaryDescription,
  side: Side,
  place: string,
  vocabulary: Vocabulary,
): SideBoundary {
  const isForAll = typeof description === "string" || "value" in description;
  const written = isForAll ? (description as SideBoundaryDescription) : description[side];
  if (written === undefined || written === "no-flux") return { type: "no-flux" };
  if (written === "periodic") return { type: "periodic" };
  const valuePlace = isForAll ? `${place}.value` : `${place}.${side}.value`;
  return { type: "value", value: readFormula(written.value, valuePlace, vocabulary, "wall") };
}
