import { type Grid, voxelMeasure } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";
import type { Column, Fact, Instrument } from "../instrument.ts";
import { curvesOverTime, lastFact } from "../over-time.ts";
import { firstNames, pairOf, placeOf, roundPlace, sliceOf } from "../parts.ts";
import { sharesInside } from "../plane/inside.ts";
import type { Shape } from "../shape.ts";
import { type RegionSetting, regionKeys } from "./setting.ts";

/** Mean of each field, and how large the region is, um^2 (um^3 where a condition picks it in 3D). */
export interface RegionMoment {
  readonly means: readonly number[];
  readonly size: number;
}

/** Means over a circle, a polygon, or wherever a condition holds, over time. */
export const regionInstrument: Instrument<RegionSetting, RegionMoment> = {
  ...regionKeys,
  label: t`Region`,
  note: t`Means over a circle, a polygon, or wherever a condition holds, over time.`,
  overTime: true,
  either: [["center", "radius"], ["points"], ["where"]],
  start: (context) => {
    const { nx, ny, dx, dy } = context.grid;
    const center = pairOf({ x: (nx * dx) / 2, y: (ny * dy) / 2 });
    const radius = roundPlace(Math.min(nx * dx, ny * dy) / 8);
    return { kind: "region", center, radius, fields: [...firstNames(context, 3)] };
  },
  wants: (setting, { grid }) => {
    const { fields, where } = setting;
    return where !== undefined
      ? { names: fields, where }
      : { names: fields, at: insideOf(setting, grid).voxels };
  },
  take: (setting, reading) => {
    const { grid, values, mask } = reading;
    if (setting.where !== undefined && mask !== null) {
      const weights = Float64Array.from({ length: mask.length }, (_, at) => (mask[at] ? 1 : 0));
      return measure(setting, (field) => values.get(field)!, weights, voxelMeasure(grid));
    }
    const { shares } = insideOf(setting, grid);
    return measure(setting, (field) => values.get(field)!, shares, grid.dx * grid.dy);
  },
  show: (setting, moments, context) => {
    const finding = curvesOverTime(setting.fields, moments, ({ means }) => means, context);
    const isSolid = setting.where !== undefined && context.grid.dimensions === 3;
    const size = {
      name: "size",
      label: isSolid ? t`Volume` : t`Area`,
      unit: isSolid ? "um^3" : "um^2",
      values: moments.map(({ value }) => value.size),
    };
    return {
      ...finding,
      columns: [...finding.columns, size],
      facts: [...finding.facts, isSolid ? inMm(size, 1e9, "mm^3") : inMm(size, 1e6, "mm^2")],
    };
  },
  shape: shapeOf,
  reshape: ({ center: _, radius: __, points: ___, where: ____, ...rest }, shape) => {
    if (shape.kind === "circle") {
      const radius = Math.max(roundPlace(shape.radius), 0.1);
      return { ...rest, center: pairOf(shape.center), radius };
    }
    return shape.kind === "polygon"
      ? { ...rest, points: shape.points.map(pairOf) }
      : { ...rest, center: _!, radius: __! };
  },
};

/** The voxels of which a part lies inside, and how much of each. */
function insideOf(
  setting: RegionSetting,
  grid: Grid,
): { readonly voxels: Uint32Array; readonly shares: Float64Array } {
  const shape = shapeOf(setting);
  const all = shape === null ? new Float64Array(0) : sharesInside(shape, grid);
  const inside = Uint32Array.from([...all.keys()].filter((at) => all[at] !== 0));
  const first = grid.nx * grid.ny * sliceOf(setting, grid.nz);
  return {
    voxels: inside.map((at) => at + first),
    shares: Float64Array.from(inside, (at) => all[at]!),
  };
}

/** The last size as it is read. */
function inMm(size: Column, per: number, unit: string): Fact {
  const { label, value } = lastFact(size);
  return { label, value: value / per, unit };
}

function shapeOf({ center, radius, points }: RegionSetting): Shape | null {
  if (points !== undefined) return { kind: "polygon", points: points.map(placeOf) };
  if (center === undefined || radius === undefined) return null;
  return { kind: "circle", center: placeOf(center), radius };
}

function measure(
  { fields }: RegionSetting,
  valuesOf: (field: string) => ArrayLike<number>,
  weights: Float64Array,
  voxel: number,
): RegionMoment {
  let all = 0;
  for (const weight of weights) all += weight;
  const means = fields.map((field) => {
    const values = valuesOf(field);
    let sum = 0;
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at]!;
      if (weight !== 0) sum += weight * values[at]!;
    }
    return sum / all;
  });
  return { means, size: all * voxel };
}
