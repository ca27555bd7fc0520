import type { InferOutput } from "valibot";
import type { InstrumentKeys } from "../instrument.ts";
import { checkNames, fieldsSchema, placeSchema, settingSchema } from "../parts.ts";

const schema = settingSchema("probe", { at: placeSchema, fields: fieldsSchema });
export type ProbeSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const probeKeys: InstrumentKeys<ProbeSetting> = {
  kind: "probe",
  schema,
  check: ({ fields }, place, context) => checkNames(fields, `${place}.fields`, context),
};
