import * as v from "valibot";
import { optional } from "../../model/schema-parts.ts";
import type { InstrumentKeys } from "../instrument.ts";
import { checkName, checkWhere, fieldSchema, settingSchema, whereSchema } from "../parts.ts";

const schema = settingSchema("histogram", {
  field: fieldSchema,
  bins: optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(400))),
  /** Only of these places; absent: of all. */
  where: optional(whereSchema),
});
export type HistogramSetting = Readonly<v.InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const histogramKeys: InstrumentKeys<HistogramSetting> = {
  kind: "histogram",
  schema,
  check: ({ field, where }, place, context) => {
    checkName(field, `${place}.field`, context);
    if (where !== undefined) checkWhere(where, `${place}.where`, context);
  },
};
