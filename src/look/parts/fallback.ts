import { choose, hasKey } from "../../model/schema-parts.ts";
import { compositeSchema } from "../composite/schema.ts";
import { fieldSchema } from "../field/schema.ts";

/** A plain view for where a look cannot be drawn. */
export const fallback = choose([compositeSchema, fieldSchema], (input) =>
  hasKey(input, "field") ? fieldSchema : compositeSchema,
);
