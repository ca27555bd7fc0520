import type { InferOutput } from "valibot";
import type { InstrumentKeys } from "../instrument.ts";
import { checkName, fieldSchema, placeSchema, settingSchema } from "../parts.ts";

const schema = settingSchema("kymograph", {
  from: placeSchema,
  to: placeSchema,
  field: fieldSchema,
});
export type KymographSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const kymographKeys: InstrumentKeys<KymographSetting> = {
  kind: "kymograph",
  schema,
  check: ({ field }, place, context) => checkName(field, `${place}.field`, context),
};
