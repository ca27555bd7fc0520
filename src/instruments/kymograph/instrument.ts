import type { Grid } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames, pairOf, placeOf, sliceOf } from "../parts.ts";
import { pointsAlong } from "../plane/along-line.ts";
import { type Places, placesIn, valuesAt } from "../plane/places.ts";
import { frontSpeed } from "./front-speed.ts";
import { resampled } from "./resample.ts";
import { type KymographSetting, kymographKeys } from "./setting.ts";

/** Places along the line. */
const PLACES = 128;
/** Moments across the picture, at most. */
const COLUMNS = 160;

/** A line's values, over time. */
export const kymographInstrument: Instrument<KymographSetting, readonly number[]> = {
  ...kymographKeys,
  label: t`Kymograph`,
  note: t`The values along a line, over time.`,
  overTime: true,
  start: (context) => {
    const [field] = firstNames(context, 1);
    if (field === undefined) return null;
    const { nx, ny, dx, dy } = context.grid;
    const y = (ny * dy) / 2;
    return {
      kind: "kymograph",
      from: pairOf({ x: (nx * dx) / 2, y }),
      to: pairOf({ x: 0.95 * nx * dx, y }),
      field,
    };
  },
  wants: (setting, { grid }) => ({ names: [setting.field], at: placesOf(setting, grid).voxels }),
  take: (setting, { grid, values }) =>
    valuesAt(placesOf(setting, grid), values.get(setting.field)!),
  show: (setting, moments, context) => {
    const distances = distancesOf(setting);
    const { times, rows, note } = resampled(moments, COLUMNS);
    const { unit, label, color } = columnOf(setting.field, [], context);
    const front = frontSpeed(moments, distances);
    return {
      columns: [
        {
          name: "time",
          label: t`Time`,
          unit: "min",
          values: times.flatMap((time) => distances.map(() => time)),
        },
        {
          name: "distance",
          label: t`Distance along the line`,
          unit: "um",
          values: times.flatMap(() => distances),
        },
        { name: setting.field, label, unit, values: rows.flat(), ...(color && { color }) },
      ],
      drawing: { as: "map", x: "time", y: "distance", value: setting.field },
      facts: front === null ? [] : [{ label: t`Front`, value: front, unit: "um/d" }],
      note:
        front === null
          ? note
          : t`${note} Front: where the value passes half of its range, by least squares.`,
    };
  },
  shape: ({ from, to }) => ({ kind: "line", from: placeOf(from), to: placeOf(to) }),
  reshape: (setting, shape) =>
    shape.kind === "line"
      ? { ...setting, from: pairOf(shape.from), to: pairOf(shape.to) }
      : setting,
};

function distancesOf({ from, to }: KymographSetting): readonly number[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return Array.from({ length: PLACES }, (_, index) => (index / (PLACES - 1)) * length);
}

function placesOf(setting: KymographSetting, grid: Grid): Places {
  const [from, to] = [placeOf(setting.from), placeOf(setting.to)];
  const points = pointsAlong(from, to, distancesOf(setting));
  return placesIn(grid, sliceOf(setting, grid.nz), points);
}
