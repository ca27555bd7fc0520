import * as v from "valibot";
import { choose, optional, strict } from "../../model/schema-parts.ts";
import { compositeSchema } from "../composite/schema.ts";
import { fieldSchema } from "../field/schema.ts";
import { contours } from "../parts/schema.ts";
import { polarizationSchema } from "../polarization/schema.ts";
import { tissueSchema } from "../tissue/schema.ts";

const byMode = {
  tissue: tissueSchema,
  composite: compositeSchema,
  polarization: polarizationSchema,
  field: fieldSchema,
};

const side = choose([tissueSchema, compositeSchema, polarizationSchema, fieldSchema], (input) => {
  const mode = (input as { readonly mode?: unknown } | null)?.mode;
  const known = Object.keys(byMode).find((one) => one === mode);
  return byMode[(known ?? "field") as keyof typeof byMode];
});

export const splitSchema = strict({
  mode: v.literal("split"),
  left: side,
  right: side,
  at: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  contours: optional(contours),
});
export type SplitFile = v.InferOutput<typeof splitSchema>;
