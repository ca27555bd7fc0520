import type { InferOutput } from "valibot";
import type { InstrumentKeys } from "../instrument.ts";
import { checkNames, fieldsSchema, lengthSchema, placeSchema, settingSchema } from "../parts.ts";

const schema = settingSchema("radial", {
  center: placeSchema,
  radius: lengthSchema,
  fields: fieldsSchema,
});
export type RadialSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const radialKeys: InstrumentKeys<RadialSetting> = {
  kind: "radial",
  schema,
  check: ({ fields }, place, context) => checkNames(fields, `${place}.fields`, context),
};
