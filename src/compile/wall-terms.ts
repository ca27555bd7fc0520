import type { Side } from "../model/description.ts";
import type { Field, SideBoundary } from "../model/model.ts";
import type { Lowering } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";

/** The sides in the order of the operation `side`. */
export const sides: readonly Side[] = ["left", "right", "bottom", "top", "back", "front"];

/** What a wall does to the voxels along it: inflow supply - rate * u per volume. */
export interface WallTerm {
  /** 1/min, 0 away from the wall. */
  readonly rate: number;
  /** Unit of the field per min, 0 away from the wall. */
  readonly supply: number;
}

/**
 * Walls as terms of the voxels along them, so that no kernel of any engine knows of walls. From the
 * voxel's centre to the wall is half a width h: a fixed value g draws with the rate 2 D/h^2.
 */
export function wallTerms(lowering: Lowering, field: Field, signed: boolean): WallTerm[] {
  return sides.flatMap((side, index) => {
    const wall = field.boundary[side];
    if (wall.type === "no-flux" || wall.type === "periodic") return [];
    return [wallTerm(lowering, field, side, index, wall, signed)];
  });
}

function wallTerm(
  lowering: Lowering,
  field: Field,
  side: Side,
  index: number,
  wall: Extract<SideBoundary, { type: "value" }>,
  signed: boolean,
): WallTerm {
  const { builder } = lowering;
  const place = `fields.${field.name}.boundary.${side}`;
  const along = builder.leaf({ op: "side", side: index });
  const h = builder.leaf({ op: "spacing", axis: Math.floor(index / 2) });
  const D = notNegative(
    lowering,
    lowering.lower(field.diffusion, `fields.${field.name}.diffusion`),
  );
  const conductance = builder.binary(
    "divide",
    builder.binary("multiply", builder.constant(2), D),
    builder.binary("multiply", h, h),
  );
  const rate = builder.binary("multiply", along, conductance);
  const value = lowering.lower(wall.value, place);
  const target = signed ? value : notNegative(lowering, value);
  return { rate, supply: builder.binary("multiply", rate, target) };
}
