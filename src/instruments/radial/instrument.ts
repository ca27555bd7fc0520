import type { Grid } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames, pairOf, placeOf, roundPlace, sliceOf } from "../parts.ts";
import { type Places, placesIn, valuesAt } from "../plane/places.ts";
import { pointsOnCircle, radiiOf } from "./circles.ts";
import { type RadialSetting, radialKeys } from "./setting.ts";

/** Means on circles about a place, by field. */
export const radialInstrument: Instrument<RadialSetting, readonly (readonly number[])[]> = {
  ...radialKeys,
  label: t`Radial mean`,
  note: t`Means on circles about a place, against the distance from it.`,
  overTime: false,
  start: (context) => {
    const { nx, ny, dx, dy } = context.grid;
    return {
      kind: "radial",
      center: pairOf({ x: (nx * dx) / 2, y: (ny * dy) / 2 }),
      radius: roundPlace(0.4 * Math.min(nx * dx, ny * dy)),
      fields: [...firstNames(context, 3)],
    };
  },
  wants: (setting, { grid }) => ({ names: setting.fields, at: circlesOf(setting, grid).voxels }),
  take: (setting, { grid, values }) => {
    const { counts, ...places } = circlesOf(setting, grid);
    return setting.fields.map((field) =>
      meansOfGroups(valuesAt(places, values.get(field)!), counts),
    );
  },
  show: ({ fields, radius }, moments, context) => {
    const lists = moments.at(-1)?.value ?? [];
    const columns = fields.map((field, index) => columnOf(field, lists[index] ?? [], context));
    return {
      columns: [
        {
          name: "radius",
          label: t`Distance from the center`,
          unit: "um",
          values: radiiOf(radius, context.grid),
        },
        ...columns,
      ],
      drawing: { as: "lines", x: "radius", y: fields },
      facts: columns.map(({ label, unit, values, color }) => ({
        label: t`${label} in the middle`,
        value: values[0] ?? Number.NaN,
        unit,
        ...(color && { color }),
      })),
      note: t`Of circles that leave the domain, the part within it.`,
    };
  },
  shape: ({ center, radius }) => ({ kind: "circle", center: placeOf(center), radius }),
  reshape: (setting, shape) =>
    shape.kind === "circle"
      ? {
          ...setting,
          center: pairOf(shape.center),
          radius: Math.max(roundPlace(shape.radius), 0.1),
        }
      : setting,
};

/** The places on all circles, one circle after the other, and how many each has. */
function circlesOf(
  setting: RadialSetting,
  grid: Grid,
): Places & { readonly counts: readonly number[] } {
  const center = placeOf(setting.center);
  const circles = radiiOf(setting.radius, grid).map((one) => pointsOnCircle(grid, center, one));
  const places = placesIn(grid, sliceOf(setting, grid.nz), circles.flat());
  return { ...places, counts: circles.map(({ length }) => length) };
}

/** Means of so many values each; NaN of none. */
function meansOfGroups(values: readonly number[], counts: readonly number[]): number[] {
  let at = 0;
  return counts.map((count) => {
    const group = values.slice(at, at + count);
    at += count;
    return group.reduce((sum, value) => sum + value, 0) / count;
  });
}
