import type { InferOutput } from "valibot";
import { optional } from "../../model/schema-parts.ts";
import type { InstrumentKeys } from "../instrument.ts";
import {
  checkNames,
  checkWhere,
  fieldsSchema,
  lengthSchema,
  settingSchema,
  whereSchema,
} from "../parts.ts";

const schema = settingSchema("distance", {
  /** The set from whose edge the distance is taken. */
  inside: whereSchema,
  fields: fieldsSchema,
  /** Of a bin, um; absent: a voxel. */
  width: optional(lengthSchema),
});
export type DistanceSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const distanceKeys: InstrumentKeys<DistanceSetting> = {
  kind: "distance",
  schema,
  check: ({ inside, fields }, place, context) => {
    checkWhere(inside, `${place}.inside`, context);
    checkNames(fields, `${place}.fields`, context);
  },
};
