import type { InferOutput } from "valibot";
import type { InstrumentKeys } from "../instrument.ts";
import { checkName, fieldSchema, settingSchema } from "../parts.ts";

const schema = settingSchema("phase", { x: fieldSchema, y: fieldSchema });
export type PhaseSetting = Readonly<InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const phaseKeys: InstrumentKeys<PhaseSetting> = {
  kind: "phase",
  schema,
  check: ({ x, y }, place, context) => {
    checkName(x, `${place}.x`, context);
    checkName(y, `${place}.y`, context);
  },
};
