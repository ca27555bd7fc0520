import * as v from "valibot";
import { limits } from "../../limits/limits.ts";
import { list, optional, strict } from "../../model/schema-parts.ts";
import { contours, map, name, window } from "../parts/schema.ts";

export const multiplesSchema = strict({
  mode: v.literal("multiples"),
  fields: v.pipe(
    list(
      strict({ field: name, map: optional(map), window: optional(window) }),
      limits.channels.most,
    ),
    v.minLength(1),
  ),
  contours: optional(contours),
});
export type MultiplesFile = v.InferOutput<typeof multiplesSchema>;
