import type { InferOutput } from "valibot";
import type { InstrumentKeys } from "../instrument.ts";
import { checkNames, fieldsSchema, placeSchema, settingSchema } from "../parts.ts";

const schema = settingSchema("profile", {
  from: placeSchema,
  to: placeSchema,
  fields: fieldsSchema,
});
export type ProfileSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const profileKeys: InstrumentKeys<ProfileSetting> = {
  kind: "profile",
  schema,
  check: ({ fields }, place, context) => checkNames(fields, `${place}.fields`, context),
};
