import type { Side } from "../model/description.ts";
import type { Expression } from "../model/expression.ts";
import type { Field, SideBoundary } from "../model/model.ts";
import type { Lowering } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";

/** The sides in the order of the operation `side`. */
export const sides: readonly Side[] = ["left", "right", "bottom", "top", "back", "front"];

/** What a wall does to the voxels along it: inflow supply - rate * u per volume. */
export interface WallTerm {
  /** 1/min, at least 0; 0 away from the wall. */
  readonly rate: number;
  /** Unit of the field per min, at least 0 unless the field is signed; 0 away from the wall. */
  readonly supply: number;
}

type OpenWall = Exclude<SideBoundary, { readonly type: "no-flux" | "periodic" }>;

/** What the terms of one wall are made from. */
interface Wall {
  readonly lowering: Lowering;
  /** A formula of the wall, by the key that it stands under. */
  readonly lower: (expression: Expression, key: string) => number;
  /** Width of a voxel across the wall, um, and its diffusion coefficient, um^2/min. */
  readonly h: number;
  readonly D: number;
  readonly present: number;
  readonly signed: boolean;
}

/**
 * Walls as terms of the voxels along them, so that no kernel of any engine knows of walls. From the
 * voxel's centre to the wall is half a width h, so a wall at the value g lets in 2 D/h (g - u) per
 * area, and 1/h of that per volume.
 */
export function wallTerms(lowering: Lowering, field: Field, signed: boolean): WallTerm[] {
  const { builder, context } = lowering;
  return sides.flatMap((side, index) => {
    const boundary = field.boundary[side];
    if (boundary.type === "no-flux" || boundary.type === "periodic") return [];
    const place = `fields.${field.name}.boundary.${side}`;
    const diffusion = lowering.lower(field.diffusion, `fields.${field.name}.diffusion`);
    const { rate, supply } = wallTerm(boundary, {
      lowering,
      lower: (expression, key) => lowering.lower(expression, `${place}.${key}`),
      h: builder.leaf({ op: "spacing", axis: Math.floor(index / 2) }),
      D: notNegative(lowering, diffusion),
      present: builder.leaf({ op: "field", slot: context.model.fields.indexOf(field) }),
      signed,
    });
    const along = builder.leaf({ op: "side", side: index });
    return [
      {
        rate: builder.binary("multiply", along, rate),
        supply: builder.binary("multiply", along, supply),
      },
    ];
  });
}

function wallTerm(boundary: OpenWall, wall: Wall): WallTerm {
  switch (boundary.type) {
    case "value": {
      const rate = absorption(wall);
      return { rate, supply: supplyOf(wall, rate, wall.lower(boundary.value, "value")) };
    }
    case "exchange": {
      const kappa = notNegative(wall.lowering, wall.lower(boundary.rate, "exchange"));
      const rate = robinRate(wall, kappa);
      return { rate, supply: supplyOf(wall, rate, wall.lower(boundary.target, "target")) };
    }
    case "flux":
      return fluxTerm(wall, wall.lower(boundary.flux, "flux"));
  }
}

function supplyOf({ lowering, signed }: Wall, rate: number, target: number): number {
  const reached = signed ? target : notNegative(lowering, target);
  return lowering.builder.binary("multiply", rate, reached);
}

/** 2 D/h^2: the rate at which a wall at the value 0 takes from its voxel. */
function absorption({ lowering: { builder }, h, D }: Wall): number {
  const twice = builder.binary("multiply", builder.constant(2), D);
  return builder.binary("divide", twice, builder.binary("multiply", h, h));
}

/** Half a voxel and the wall in series, (2 D kappa/(2 D + kappa h))/h; 0 where D or kappa is 0. */
function robinRate({ lowering: { builder }, h, D }: Wall, kappa: number): number {
  const twice = builder.binary("multiply", builder.constant(2), D);
  const across = builder.binary("multiply", kappa, h);
  // kappa times a share of one, as the product 2 D kappa could leave single precision.
  const share = builder.binary("divide", twice, builder.binary("add", twice, across));
  return builder.binary("divide", builder.binary("multiply", kappa, share), h);
}

/**
 * Inflow q/h. An outflow |q| of a field that may not become negative is a loss at the rate
 * |q|/(h u): exactly |q| leaves as long as the voxel can bring that to the wall, and what a wall at
 * the value 0 would take where it cannot (u < |q| h/(2 D)).
 */
function fluxTerm(wall: Wall, flux: number): WallTerm {
  const { lowering, h, present, signed } = wall;
  const { builder } = lowering;
  if (signed) return { rate: builder.constant(0), supply: builder.binary("divide", flux, h) };
  const supply = builder.binary("divide", notNegative(lowering, flux), h);
  const outward = notNegative(lowering, builder.unary("negate", flux));
  if (builder.constantOf(outward) === 0) return { rate: outward, supply };
  const held = builder.binary("max", present, builder.constant(1e-20));
  const asked = builder.binary("divide", outward, builder.binary("multiply", h, held));
  return { rate: builder.binary("min", asked, absorption(wall)), supply };
}
