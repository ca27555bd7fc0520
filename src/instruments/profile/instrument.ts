import type { Grid } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames, pairOf, placeOf, sliceOf } from "../parts.ts";
import { lineDistances, pointsAlong } from "../plane/along-line.ts";
import { type Places, placesIn, valuesAt } from "../plane/places.ts";
import { type ProfileSetting, profileKeys } from "./setting.ts";

/** Values along a line, by field. */
export const profileInstrument: Instrument<ProfileSetting, readonly (readonly number[])[]> = {
  ...profileKeys,
  label: t`Line profile`,
  note: t`Values along a line, now.`,
  overTime: false,
  start: (context) => {
    const { nx, ny, dx, dy } = context.grid;
    const y = (ny * dy) / 2;
    return {
      kind: "profile",
      from: pairOf({ x: 0.1 * nx * dx, y }),
      to: pairOf({ x: 0.9 * nx * dx, y }),
      fields: [...firstNames(context, 3)],
    };
  },
  wants: (setting, { grid }) => ({ names: setting.fields, at: placesOf(setting, grid).voxels }),
  take: (setting, { grid, values }) => {
    const places = placesOf(setting, grid);
    return setting.fields.map((field) => valuesAt(places, values.get(field)!));
  },
  show: (setting, moments, context) => {
    const { fields } = setting;
    const lists = moments.at(-1)?.value ?? [];
    const [from, to] = [placeOf(setting.from), placeOf(setting.to)];
    const distances = lineDistances(from, to, context.grid);
    const columns = fields.map((field, index) => columnOf(field, lists[index] ?? [], context));
    const length = { label: t`Length`, value: distances.at(-1) ?? 0, unit: "um" };
    const means = columns.map(({ label, unit, values, color }) => ({
      label: t`Mean ${lower(label)}`,
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
      unit,
      ...(color && { color }),
    }));
    return {
      columns: [
        { name: "distance", label: t`Distance along the line`, unit: "um", values: distances },
        ...columns,
      ],
      drawing: { as: "lines", x: "distance", y: fields },
      facts: [length, ...means],
    };
  },
  shape: ({ from, to }) => ({ kind: "line", from: placeOf(from), to: placeOf(to) }),
  reshape: (setting, shape) =>
    shape.kind === "line"
      ? { ...setting, from: pairOf(shape.from), to: pairOf(shape.to) }
      : setting,
};

function placesOf(setting: ProfileSetting, grid: Grid): Places {
  const [from, to] = [placeOf(setting.from), placeOf(setting.to)];
  const points = pointsAlong(from, to, lineDistances(from, to, grid));
  return placesIn(grid, sliceOf(setting, grid.nz), points);
}

/** "Oxygen" within a sentence; "M2" and "CD8" stay. */
function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label;
}
