import * as v from "valibot";
import { ModelError } from "../../model/error.ts";
import { list, optional } from "../../model/schema-parts.ts";
import type { InstrumentKeys } from "../instrument.ts";
import {
  checkNames,
  checkWhere,
  fieldsSchema,
  lengthSchema,
  placeSchema,
  settingSchema,
  whereSchema,
} from "../parts.ts";

const schema = settingSchema("region", {
  fields: fieldsSchema,
  /** A circle, ... */
  center: optional(placeSchema),
  radius: optional(lengthSchema),
  /** ... a polygon, ... */
  points: optional(v.pipe(list(placeSchema, 64), v.minLength(3))),
  /** ... or wherever a condition holds. */
  where: optional(whereSchema),
});
export type RegionSetting = Readonly<v.InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const regionKeys: InstrumentKeys<RegionSetting> = {
  kind: "region",
  schema,
  check: (setting, place, context) => {
    checkNames(setting.fields, `${place}.fields`, context);
    const { center, radius, points, where } = setting;
    const isCircle = center !== undefined && radius !== undefined;
    const ways = [isCircle, points !== undefined, where !== undefined].filter(Boolean).length;
    if (ways !== 1 || (center === undefined) !== (radius === undefined)) {
      throw new ModelError(
        place,
        'a region is "center" and "radius", or "points", or "where": one of these',
      );
    }
    if (where !== undefined) checkWhere(where, `${place}.where`, context);
  },
};
